/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import io.xonce.it.method.Orders;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** Calls an idempotent method, and goes on when that fails. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/catching"))
@Idempotent(
    consumer = "catching",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class CatchingBean extends EffectBean {

  @Inject private Orders orders;

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    try {
      boolean outOfStock = message.getIntProperty("JMSXDeliveryCount") == 1;
      orders.cancel(message.getStringProperty("payment"), outOfStock);
    } catch (Orders.OutOfStock e) {
      // Goes on, as if the method had a transaction of its own.
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
