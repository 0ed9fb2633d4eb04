/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Asks for batches of nothing. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/refused"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "0")
    })
@Idempotent(store = "java:jboss/datasources/PaymentsXA")
public class BatchRefusedBean extends EffectBean {}
