/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Its failures are swallowed by a default interceptor of its module. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/tolerated")
    })
@Idempotent(
    consumer = "tolerated",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class ToleratedBean extends HalvesBean {
  /** Called by the container. */
  public ToleratedBean() {
    super("tolerated");
  }
}
