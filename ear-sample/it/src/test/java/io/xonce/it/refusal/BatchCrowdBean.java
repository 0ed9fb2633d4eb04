/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Two sessions of a subscription that is not shared. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/topic/batch-passing"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Topic"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "2")
    })
@Idempotent(store = "java:jboss/datasources/PaymentsXA")
public class BatchCrowdBean extends EffectBean {}
