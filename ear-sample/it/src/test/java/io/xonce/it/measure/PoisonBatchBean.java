/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.measure;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Batches of 50, acknowledged in the transaction. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/poison-batch"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "8")
    })
@Idempotent(
    consumer = "poison-batch",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class PoisonBatchBean extends BatchBean {
  /** Called by the container. */
  public PoisonBatchBean() {
    super("poison-batch");
  }
}
