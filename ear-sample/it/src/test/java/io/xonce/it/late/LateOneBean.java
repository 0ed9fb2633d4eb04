/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.late;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** One session, so that what is sent together is one batch. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/late-one"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "late-one",
    key = "property(payment)",
    divertTo = "java:/jms/queue/diverted",
    store = "java:jboss/datasources/PaymentsXA")
public class LateOneBean extends BatchBean {
  /** Called by the container. */
  public LateOneBean() {
    super("late-one");
  }
}
