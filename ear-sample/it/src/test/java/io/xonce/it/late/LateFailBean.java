/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.late;

import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** It refuses duplicates. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/late-fail"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "late-fail",
    key = "property(payment)",
    onDuplicate = OnDuplicate.FAIL,
    divertTo = "java:/jms/queue/diverted",
    store = "java:jboss/datasources/PaymentsXA")
public class LateFailBean extends BatchBean {
  /** Called by the container. */
  public LateFailBean() {
    super("late-fail");
  }
}
