/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Two sessions, and a queue that waits before it delivers again. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-delay"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "2"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "20")
    })
@Idempotent(
    consumer = "batch-delay",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchDelayBean extends BatchBean {
  /** Called by the container. */
  public BatchDelayBean() {
    super("batch-delay");
  }
}
