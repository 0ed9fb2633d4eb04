/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** One session, and a queue that delivers again at once. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-order"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "20")
    })
@Idempotent(
    consumer = "batch-order",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchOrderBean extends BatchBean {
  /** Called by the container. */
  public BatchOrderBean() {
    super("batch-order");
  }
}
