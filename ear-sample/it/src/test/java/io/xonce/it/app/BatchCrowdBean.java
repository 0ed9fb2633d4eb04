/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.app;

import io.xonce.Idempotent;
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
