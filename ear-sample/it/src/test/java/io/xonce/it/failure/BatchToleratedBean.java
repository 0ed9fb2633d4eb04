/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its failures are swallowed by a default interceptor of its module, in batches. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-tolerated"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "batch-tolerated",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchToleratedBean extends HalvesBean {
  /** Called by the container. */
  public BatchToleratedBean() {
    super("batch-tolerated");
  }
}
