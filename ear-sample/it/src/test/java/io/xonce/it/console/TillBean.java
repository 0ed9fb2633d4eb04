/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import java.util.NoSuchElementException;
import javax.sql.DataSource;

/**
 * On the server's own resource adapter: writes an effect, sends in two ways, and then fails if it
 * is told to.
 */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/till"))
@Idempotent(
    consumer = "till",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA",
    onConflict = OnConflict.DIVERT,
    divertTo = "java:/jms/queue/aside")
public class TillBean implements MessageListener {

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  @Resource(lookup = "java:/XonceJMS")
  private ConnectionFactory sender;

  @Resource(lookup = "java:/JmsXA")
  private ConnectionFactory pooled;

  @Resource(lookup = "java:/jms/queue/out")
  private Queue out;

  /** Called by the container. */
  public TillBean() {}

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, "till", message, false);
    try {
      String payment = message.getStringProperty("payment");
      send(sender, payment);
      send(pooled, payment);
      if (message.propertyExists("gate")) {
        Effects.passGate(dataSource, message.getLongProperty("gate"));
      }
      if (message.propertyExists("broken")) {
        throw new NoSuchElementException("no change for " + payment);
      }
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }

  private void send(ConnectionFactory factory, String payment) {
    try (JMSContext context = factory.createContext()) {
      context.createProducer().send(out, "of " + payment);
    }
  }
}
