/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;

/** Like the desk, and it sends; its messages are acknowledged after the commit. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/kiosk"),
      @ActivationConfigProperty(propertyName = "acknowledge", propertyValue = "after-commit"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "kiosk",
    key = "property(payment)",
    divertTo = "java:/jms/queue/diverted",
    store = "java:jboss/datasources/PaymentsXA")
public class KioskBean extends DeskBean {

  @Resource(lookup = "java:/XonceJMS")
  private ConnectionFactory factory;

  @Resource(lookup = "java:/jms/queue/out")
  private Queue out;

  /** Called by the container. */
  public KioskBean() {
    super("kiosk");
  }

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    try (JMSContext context = factory.createContext()) {
      context.createProducer().send(out, "of " + payment(message));
    }
  }
}
