/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.app;

import io.xonce.Delivery;
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
 * Writes an effect and, in the first delivery of a message, does something else that fails but does
 * not matter. The subclasses differ in their store.
 */
abstract class CarelessBean implements MessageListener {

  @Inject private Delivery delivery;

  abstract DataSource dataSource();

  @Override
  public void onMessage(Message message) {
    try {
      Effects.write(dataSource(), delivery.consumer(), message, false);
      if (message.getIntProperty("JMSXDeliveryCount") == 1) {
        audit();
      }
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }

  private void audit() {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO no_such_table VALUES (1)");
    } catch (SQLException e) {
      // Nobody should do this: PostgreSQL has aborted the transaction.
    }
  }
}
