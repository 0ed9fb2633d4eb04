/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.Message;

/** Runs in a transaction the message is not in. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/refused"))
@Idempotent(consumer = "requires-new", store = "java:jboss/datasources/PaymentsXA")
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RequiresNewBean extends EffectBean {
  /** Overridden here, because the attribute of a class covers only the methods it declares. */
  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
  }
}
