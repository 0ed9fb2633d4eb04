/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import io.xonce.Idempotent;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Writes an effect; fails on a message that is told to, until somebody has repaired its payment.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/desk"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "desk",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class DeskBean implements MessageListener {

  private static final String REPAIRED =
      "SELECT 1 FROM effect WHERE consumer = 'repair' AND payment = ?";

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  private final String consumer;

  /** Called by the container. */
  public DeskBean() {
    this("desk");
  }

  DeskBean(String consumer) {
    this.consumer = consumer;
  }

  @Override
  public void onMessage(Message message) {
    refuseBroken(message);
    Effects.write(dataSource, consumer, message, false);
  }

  void refuseBroken(Message message) {
    try {
      if (message.propertyExists("broken") && !isRepaired(payment(message))) {
        throw failure(message.getStringProperty("broken"));
      }
    } catch (JMSException | SQLException e) {
      throw new EJBException(e);
    }
  }

  static String payment(Message message) {
    try {
      return message.getStringProperty("payment");
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }

  /** Of another class for each, so that tests have groups of their own. */
  private static RuntimeException failure(String currency) {
    String text = "no rate for " + currency;
    return switch (currency) {
      case "EUR" -> new IllegalStateException(text);
      case "CHF" -> new IndexOutOfBoundsException(text);
      case "NOK" -> new ArrayStoreException(text);
      case "SEK" -> new ClassCastException(text);
      case "USD" -> new UnsupportedOperationException(text);
      case "HUF" -> new NegativeArraySizeException(text);
      case "PLN" -> new IllegalMonitorStateException(text);
      default -> new ArithmeticException(text);
    };
  }

  private boolean isRepaired(String payment) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(REPAIRED)) {
      select.setString(1, payment);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
