/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;

/** Batches that are acknowledged in the transaction. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/maria-batch"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "maria-batch",
    key = "property(payment)",
    store = "java:jboss/datasources/MariaXA")
public class MariaBatchBean extends MariaSendingBean {

  @Resource(lookup = "java:/XonceJMS")
  private ConnectionFactory sender;

  /** Called by the container. */
  public MariaBatchBean() {
    super("maria-batch");
  }

  @Override
  ConnectionFactory sender() {
    return sender;
  }
}
