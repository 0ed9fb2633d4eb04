/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import io.xonce.it.bean.Effects;
import io.xonce.it.bean.Harmless;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDrivenContext;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Writes an effect, and fails in the way and as often as the properties of the message say. The
 * subclasses differ in how messages are delivered to them. Nothing is injected by CDI.
 */
public abstract class BatchBean implements MessageListener {

  private final String consumer;

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  @Resource(lookup = "java:/XonceJMS")
  private ConnectionFactory sender;

  @Resource(lookup = "java:/jms/queue/out")
  private Queue out;

  @Resource private MessageDrivenContext context;

  @Resource private TransactionSynchronizationRegistry transactions;

  /** Of its effects. */
  protected DataSource dataSource() {
    return dataSource;
  }

  protected BatchBean(String consumer) {
    this.consumer = consumer;
  }

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource(), consumer, message, false);
    try {
      if (message.propertyExists("size")) {
        demandSize(message);
      }
      if (message.propertyExists("send")) {
        send(message.getStringProperty("payment"));
      }
      if (message.propertyExists("sendClassic")) {
        sendInTheClassicWay(message.getStringProperty("payment"));
      }
      if (message.propertyExists("row")) {
        update("UPDATE pledge SET taken = taken + 1 WHERE name = ?", message, "row");
      }
      if (message.propertyExists("gate")) {
        Effects.passGate(dataSource(), message.getLongProperty("gate"));
      }
      if (message.propertyExists("row2")) {
        update("UPDATE pledge SET taken = taken + 1 WHERE name = ?", message, "row2");
      }
      if (message.propertyExists("fail")
          && message.getIntProperty("JMSXDeliveryCount") <= message.getIntProperty("times")) {
        fail(message.getStringProperty("fail"), message);
      }
    } catch (JMSException | SQLException e) {
      throw new EJBException(e);
    }
  }

  /** Reads the body to its end. */
  private static void demandSize(Message message) throws JMSException {
    int size = message.getBody(byte[].class).length;
    if (size != message.getIntProperty("size")) {
      throw new IllegalStateException("Only " + size + " bytes");
    }
  }

  private void send(String payment) {
    try (JMSContext jms = sender.createContext()) {
      jms.createProducer().setProperty("payment", payment).send(out, "of " + payment);
    }
  }

  private void sendInTheClassicWay(String payment) throws JMSException {
    try (jakarta.jms.Connection connection = lookUpSender().createConnection();
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(out)) {
      Message message = session.createTextMessage("of " + payment);
      message.setStringProperty("payment", payment);
      producer.send(message);
    }
  }

  @SuppressWarnings("BanJNDI") // A look-up is what is tried.
  private static ConnectionFactory lookUpSender() {
    try {
      return InitialContext.doLookup("java:/XonceJMS");
    } catch (NamingException e) {
      throw new EJBException(e);
    }
  }

  private void fail(String how, Message message) throws JMSException, SQLException {
    switch (how) {
      case "exception" -> throw new IllegalStateException("told to fail");
      case "application-exception" -> throw new Harmless();
      case "rollback-only" -> context.setRollbackOnly();
      case "caught" -> failAndCatch(message);
      case "at-commit" -> update("INSERT INTO pledge (name) VALUES (?)", message, "payment");
      case "timeout" -> awaitEndOfTransaction();
      default -> throw new IllegalArgumentException(how);
    }
  }

  /**
   * PostgreSQL has aborted the transaction then, and does not say so when it is asked to commit.
   */
  private void failAndCatch(Message message) throws JMSException {
    try {
      update("UPDATE no_such_table SET taken = 0 WHERE name = ?", message, "payment");
    } catch (SQLException e) {
      // Nobody should do this.
    }
  }

  /** Works until the transaction has timed out, and then returns as if nothing had happened. */
  private void awaitEndOfTransaction() {
    while (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
      Thread.onSpinWait();
    }
  }

  private void update(String sql, Message message, String property)
      throws JMSException, SQLException {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, message.getStringProperty(property));
      statement.executeUpdate();
    }
  }
}
