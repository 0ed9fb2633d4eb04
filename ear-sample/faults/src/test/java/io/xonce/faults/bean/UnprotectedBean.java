/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Knows no key. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/flawed"))
public class UnprotectedBean extends ServerHandler {
  /** Called by the container. */
  public UnprotectedBean() {
    super("flawed");
  }
}
