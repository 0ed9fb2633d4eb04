/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import io.xonce.Delivery;
import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.it.bean.EffectBean;
import io.xonce.it.bean.Effects;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Answers each request with a number that no second run could give. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/request"))
@Idempotent(
    consumer = "request",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA",
    onDuplicate = OnDuplicate.REPLAY,
    replyTo = "JMSReplyTo")
public class RequestBean extends EffectBean {

  @Inject private Delivery delivery;

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    String answer = delivery.key() + " is " + UUID.randomUUID();
    if (Effects.has(message, "bytes")) {
      delivery.reply(answer.getBytes(StandardCharsets.UTF_8));
    } else {
      delivery.reply(answer, Map.of("status", "booked"));
    }
    if (Effects.has(message, "twice")) {
      delivery.reply(answer);
    }
  }
}
