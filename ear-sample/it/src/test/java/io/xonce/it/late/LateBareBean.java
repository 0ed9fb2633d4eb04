/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.late;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Nothing says what becomes of a message that outlives its record. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/late-bare"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "late-bare",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class LateBareBean extends BatchBean {
  /** Called by the container. */
  public LateBareBean() {
    super("late-bare");
  }
}
