/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its transactions time out soon. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-slow"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1"),
      @ActivationConfigProperty(propertyName = "transactionTimeout", propertyValue = "3")
    })
@Idempotent(
    consumer = "batch-slow",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchSlowBean extends BatchBean {
  /** Called by the container. */
  public BatchSlowBean() {
    super("batch-slow");
  }
}
