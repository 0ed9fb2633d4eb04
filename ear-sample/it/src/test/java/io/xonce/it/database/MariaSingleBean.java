/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;

/** On the server's own adapter. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/maria-single")
    })
@Idempotent(
    consumer = "maria-single",
    key = "property(payment)",
    store = "java:jboss/datasources/MariaXA")
public class MariaSingleBean extends MariaSendingBean {

  @Resource(lookup = "java:/JmsXA")
  private ConnectionFactory sender;

  /** Called by the container. */
  public MariaSingleBean() {
    super("maria-single");
  }

  @Override
  ConnectionFactory sender() {
    return sender;
  }
}
