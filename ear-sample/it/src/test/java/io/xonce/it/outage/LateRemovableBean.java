/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.outage;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its database can be taken away; acknowledged after the commit. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/late-removable"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "maxBatch", propertyValue = "5"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "2")
    })
@Idempotent(
    consumer = "late-removable",
    key = "property(payment)",
    divertTo = "java:/jms/queue/diverted",
    store = "java:jboss/datasources/RemovableXA")
public class LateRemovableBean extends RemovableBatch {

  /** Called by the container. */
  public LateRemovableBean() {
    super("late-removable");
  }
}
