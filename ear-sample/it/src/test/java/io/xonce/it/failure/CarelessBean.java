/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.Delivery;
import io.xonce.it.bean.Effects;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Writes an effect and, in the first delivery of a message, executes what the message says, and
 * does not care what becomes of it. The subclasses differ in their store.
 */
abstract class CarelessBean implements MessageListener {

  @Inject private Delivery delivery;

  abstract DataSource dataSource();

  @Override
  public void onMessage(Message message) {
    try {
      Effects.write(dataSource(), delivery.consumer(), message, false);
      if (message.getIntProperty("JMSXDeliveryCount") == 1) {
        execute(message.getStringProperty("sql"));
      }
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }

  private void execute(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      // Nobody should do this: PostgreSQL has aborted the transaction.
    }
  }
}
