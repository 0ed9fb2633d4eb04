/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.late;

import io.xonce.Idempotent;
import io.xonce.OnDuplicate;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** It puts duplicates aside. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/late-divert"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "late-divert",
    key = "property(payment)",
    onDuplicate = OnDuplicate.DIVERT,
    divertTo = "java:/jms/queue/diverted",
    store = "java:jboss/datasources/PaymentsXA")
public class LateDivertBean extends BatchBean {
  /** Called by the container. */
  public LateDivertBean() {
    super("late-divert");
  }
}
