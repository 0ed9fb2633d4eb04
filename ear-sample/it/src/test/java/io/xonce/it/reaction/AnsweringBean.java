/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import io.xonce.Delivery;
import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;

/** Answers each request where its requester waits. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/answering"))
@Idempotent(
    consumer = "answering",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA",
    onDuplicate = OnDuplicate.REPLAY,
    replyTo = "JMSReplyTo")
public class AnsweringBean extends EffectBean {

  @Inject private Delivery delivery;

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    delivery.reply("booked " + delivery.key());
  }
}
