/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.remote;

import io.xonce.Idempotent;
import io.xonce.it.batch.BatchBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;

/** Receives from a broker on another server. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "batch-remote"),
      @ActivationConfigProperty(
          propertyName = "connectionFactory",
          propertyValue = "java:/RemoteBroker"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "batch-remote",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchRemoteBean extends BatchBean {
  /** Called by the container. */
  public BatchRemoteBean() {
    super("batch-remote");
  }
}
