/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.topic;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** A subscription that ends with its only session. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/topic/batch-passing"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Topic")
    })
@Idempotent(
    consumer = "batch-passing",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchPassingBean extends BatchBean {
  /** Called by the container. */
  public BatchPassingBean() {
    super("batch-passing");
  }
}
