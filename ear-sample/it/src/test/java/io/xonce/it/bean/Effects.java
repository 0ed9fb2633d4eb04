/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.bean;

import jakarta.ejb.EJBException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The business state of the beans: one row for each run that committed. */
public final class Effects {

  private Effects() {}

  public static void write(
      DataSource dataSource, String consumer, Message message, boolean duplicate) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO effect (consumer, payment, delivery, duplicate) VALUES (?, ?, ?, ?)")) {
      insert.setString(1, consumer);
      insert.setString(2, message.getStringProperty("payment"));
      insert.setInt(3, message.getIntProperty("JMSXDeliveryCount"));
      insert.setBoolean(4, duplicate);
      insert.executeUpdate();
    } catch (SQLException | JMSException e) {
      throw new EJBException(e);
    }
  }

  /** Of a call without a message. */
  public static void write(DataSource dataSource, String consumer, String payment) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO effect (consumer, payment, delivery, duplicate) VALUES (?, ?, 1, false)")) {
      insert.setString(1, consumer);
      insert.setString(2, payment);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new EJBException(e);
    }
  }

  /** Whether a message asks for something. */
  public static boolean has(Message message, String property) {
    try {
      return message.propertyExists(property);
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }

  /** Waits until the test lets go of the lock of this number. */
  public static void passGate(DataSource dataSource, long gate) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      lock.setLong(1, gate);
      lock.execute();
    } catch (SQLException e) {
      throw new EJBException(e);
    }
  }
}
