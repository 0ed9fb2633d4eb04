/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** In batches. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-searching"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "batch-searching",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA",
    terminalOn = StockSearch.NoSuchStock.class)
public class BatchSearchingBean extends StockSearch {
  /** Called by the container. */
  public BatchSearchingBean() {
    super("batch-searching");
  }
}
