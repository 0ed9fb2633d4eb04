/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.outage;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its database can be taken away; acknowledged in the transaction. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-removable"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "5"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "2")
    })
@Idempotent(
    consumer = "batch-removable",
    key = "property(payment)",
    store = "java:jboss/datasources/RemovableXA")
public class BatchRemovableBean extends RemovableBatch {

  /** Called by the container. */
  public BatchRemovableBean() {
    super("batch-removable");
  }
}
