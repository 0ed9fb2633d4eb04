/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.Message;

/** Runs without a transaction. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/refused"))
@Idempotent(consumer = "not-supported", store = "java:jboss/datasources/PaymentsXA")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotSupportedBean extends EffectBean {
  /** Overridden here, because the attribute of a class covers only the methods it declares. */
  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
  }
}
