/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** One session, so that what is sent together is one batch. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-one"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "batch-one",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchOneBean extends BatchBean {
  /** Called by the container. */
  public BatchOneBean() {
    super("batch-one");
  }
}
