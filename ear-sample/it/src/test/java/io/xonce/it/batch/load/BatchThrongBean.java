/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.load;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** More sessions than the server has threads. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-many"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "60"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "10")
    })
@Idempotent(
    consumer = "batch-many",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchThrongBean extends BatchBean {
  /** Called by the container. */
  public BatchThrongBean() {
    super("batch-many");
  }
}
