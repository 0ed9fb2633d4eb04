/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Two sessions, and a queue that delivers again after a second. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-late"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "2")
    })
@Idempotent(
    consumer = "batch-late",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchLateBean extends BatchBean {
  /** Called by the container. */
  public BatchLateBean() {
    super("batch-late");
  }
}
