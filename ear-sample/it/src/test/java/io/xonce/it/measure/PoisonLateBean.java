/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.measure;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Batches of 50, acknowledged after the commit. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/poison-late"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "8")
    })
@Idempotent(
    consumer = "poison-late",
    key = "property(payment)",
    divertTo = "java:/jms/queue/diverted",
    store = "java:jboss/datasources/PaymentsXA")
public class PoisonLateBean extends BatchBean {
  /** Called by the container. */
  public PoisonLateBean() {
    super("poison-late");
  }
}
