/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Changes an entity and sends a message, both with a stamp that no other run has, and then fails as
 * often as the message says. The subclasses differ in how messages come, and how they go.
 */
public abstract class Handler implements MessageListener {

  /** What handlers use, beside what they extend. */
  public static final List<Class<?>> PARTS = List.of(Names.class, Mark.class, Work.class);

  private final String consumer;

  @Resource(lookup = Names.STORE)
  private DataSource store;

  protected Handler(String consumer) {
    this.consumer = consumer;
  }

  /** What the handler sends through. */
  protected abstract ConnectionFactory sender();

  /** Where to. */
  protected abstract Queue out();

  @Override
  public void onMessage(Message message) {
    try {
      answerOfSomebodyElse(message);
      work(message);
      if (message.getIntProperty("JMSXDeliveryCount") <= message.getIntProperty(Names.FAILS)) {
        throw new IllegalStateException("told to fail");
      }
    } catch (JMSException | SQLException e) {
      throw new EJBException(e);
    }
  }

  /** Waits for it as long as the message says, if it says so. */
  private static void answerOfSomebodyElse(Message message) throws JMSException {
    if (message.propertyExists(Names.WAITS)) {
      try {
        Thread.sleep(message.getIntProperty(Names.WAITS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EJBException("Interrupted", e);
      }
    }
  }

  /** Changes the state and tells of it. */
  protected void work(Message message) throws JMSException, SQLException {
    Mark mark = Mark.of(consumer, UUID.randomUUID().toString(), message);
    tell(mark, change(mark));
  }

  /** Changes the state, and answers the version that it has made. */
  protected long change(Mark mark) throws SQLException {
    return change(store, mark);
  }

  static long change(DataSource dataSource, Mark mark) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Work.change(connection, mark);
    }
  }

  /** Sends a message of what was done. */
  protected void tell(Mark mark, long version) {
    try (JMSContext jms = sender().createContext()) {
      jms.createProducer()
          .setProperty(Names.CONSUMER, mark.consumer())
          .setProperty(Names.KEY, mark.key())
          .setProperty(Names.SENT, mark.sent())
          .setProperty(Names.ATTEMPT, mark.attempt())
          .setProperty(Names.ENTITY, mark.entity())
          .setProperty(Names.AMOUNT, mark.amount())
          .setProperty(Names.VERSION, version)
          .send(out(), mark.payload());
    }
  }
}
