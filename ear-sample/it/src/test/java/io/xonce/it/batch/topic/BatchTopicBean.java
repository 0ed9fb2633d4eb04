/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.topic;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Two sessions of one durable subscription, to payments only. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/topic/batch-topic"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Topic"),
      @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "books"),
      @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
      @ActivationConfigProperty(propertyName = "sharedSubscription", propertyValue = "true"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "2"),
      @ActivationConfigProperty(
          propertyName = "messageSelector",
          propertyValue = "kind = 'payment'")
    })
@Idempotent(
    consumer = "batch-topic",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchTopicBean extends BatchBean {
  /** Called by the container. */
  public BatchTopicBean() {
    super("batch-topic");
  }
}
