/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Many sessions with small batches. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-many"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "4"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "10")
    })
@Idempotent(
    consumer = "batch-many",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchManyBean extends BatchBean {
  /** Called by the container. */
  public BatchManyBean() {
    super("batch-many");
  }
}
