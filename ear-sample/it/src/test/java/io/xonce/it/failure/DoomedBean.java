/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** Throws what is a final answer elsewhere, when its transaction is lost already. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/doomed"))
@Idempotent(
    consumer = "doomed",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA",
    terminalOn = IllegalArgumentException.class)
public class DoomedBean extends EffectBean {

  @Resource private MessageDrivenContext context;

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    try {
      if (message.getIntProperty("JMSXDeliveryCount") == 1) {
        context.setRollbackOnly();
        throw new IllegalArgumentException("unknown account, without a connection to look it up");
      }
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
