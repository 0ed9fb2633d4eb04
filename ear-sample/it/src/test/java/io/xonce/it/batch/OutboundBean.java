/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** On the server's own resource adapter: what it sends is not part of a batch. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/outbound"))
@Idempotent(
    consumer = "outbound",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class OutboundBean extends BatchBean {
  /** Called by the container. */
  public OutboundBean() {
    super("outbound");
  }
}
