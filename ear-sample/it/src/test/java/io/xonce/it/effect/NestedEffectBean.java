/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.effect;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** Its effects are asked for elsewhere, and its first delivery fails after that. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/nested-effect"))
@Idempotent(
    consumer = "nested-effect",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class NestedEffectBean extends EffectBean {

  @Inject private Nested nested;

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    nested.writing();
    nested.inATransactionOfItsOwn();
    nested.outsideOfAny();
    nested.annotatedInATransactionOfItsOwn();
    nested.annotatedOutsideOfAny();
    nested.annotatedWhenItHasCommitted();
    try {
      if (message.getIntProperty("JMSXDeliveryCount") == 1) {
        throw new IllegalStateException("after its effects were asked for");
      }
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
