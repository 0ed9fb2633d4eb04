/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;

/** Batches that are acknowledged after the commit. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/maria-late"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "maria-late",
    key = "property(payment)",
    divertTo = "java:/jms/queue/diverted",
    store = "java:jboss/datasources/MariaXA")
public class MariaLateBean extends MariaSendingBean {

  @Resource(lookup = "java:/XonceJMS")
  private ConnectionFactory sender;

  /** Called by the container. */
  public MariaLateBean() {
    super("maria-late");
  }

  @Override
  ConnectionFactory sender() {
    return sender;
  }
}
