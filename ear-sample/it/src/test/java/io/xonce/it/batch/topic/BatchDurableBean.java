/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.topic;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** A durable subscription of one session, not shared. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/topic/batch-durable"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Topic"),
      @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "books"),
      @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
      @ActivationConfigProperty(propertyName = "clientId", propertyValue = "bookkeeper")
    })
@Idempotent(
    consumer = "batch-durable",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchDurableBean extends BatchBean {
  /** Called by the container. */
  public BatchDurableBean() {
    super("batch-durable");
  }
}
