/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.load;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** One session with small batches, and more while they do not suffice. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-elastic"),
      @ActivationConfigProperty(propertyName = "minSessions", propertyValue = "1"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "4"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "5")
    })
@Idempotent(
    consumer = "batch-elastic",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchElasticBean extends BatchBean {
  /** Called by the container. */
  public BatchElasticBean() {
    super("batch-elastic");
  }
}
