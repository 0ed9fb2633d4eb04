/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.topic;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Two sessions of a subscription that ends with them. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/topic/batch-shared"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Topic"),
      @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "books"),
      @ActivationConfigProperty(propertyName = "sharedSubscription", propertyValue = "true"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "2")
    })
@Idempotent(
    consumer = "batch-shared",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchSharedBean extends BatchBean {
  /** Called by the container. */
  public BatchSharedBean() {
    super("batch-shared");
  }
}
