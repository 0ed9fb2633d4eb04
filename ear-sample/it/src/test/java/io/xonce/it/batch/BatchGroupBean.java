/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Many sessions, and a queue that delivers again at once. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-group"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "4"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "20")
    })
@Idempotent(
    consumer = "batch-group",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchGroupBean extends BatchBean {
  /** Called by the container. */
  public BatchGroupBean() {
    super("batch-group");
  }
}
