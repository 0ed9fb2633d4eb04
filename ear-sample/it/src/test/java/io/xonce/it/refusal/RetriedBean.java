/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Would be called again in a transaction that holds half of its work. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/refused"))
@Idempotent(consumer = "retried", store = "java:jboss/datasources/PaymentsXA")
public class RetriedBean extends EffectBean {
  @Override
  @Retry(maxRetries = 1)
  public void onMessage(Message message) {
    super.onMessage(message);
  }
}
