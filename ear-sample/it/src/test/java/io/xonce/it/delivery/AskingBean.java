/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.delivery;

import io.xonce.Delivery;
import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.time.Instant;

/** Is called for duplicates too, and asks the delivery. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/asking"))
@Idempotent(
    consumer = "asking",
    key = "property(payment)",
    onDuplicate = OnDuplicate.PROCEED,
    store = "java:jboss/datasources/PaymentsXA")
public class AskingBean extends EffectBean {
  @Inject private Delivery delivery;

  @Override
  public void onMessage(Message message) {
    if (delivery.attempt() < 1 || delivery.firstSeen().isAfter(Instant.now().plusSeconds(60))) {
      throw new IllegalStateException("the delivery does not know itself");
    }
    super.onMessage(message);
  }
}
