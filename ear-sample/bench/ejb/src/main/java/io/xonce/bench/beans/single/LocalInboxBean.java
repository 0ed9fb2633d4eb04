/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.single;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.beans.Work;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What one writes without XA: inbox and state in one local transaction of the database, and the
 * message acknowledged after it.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/local"),
      @ActivationConfigProperty(
          propertyName = "acknowledgeMode",
          propertyValue = "Auto-acknowledge"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = Work.CONSUMERS)
    })
@TransactionManagement(TransactionManagementType.BEAN)
public class LocalInboxBean implements MessageListener {

  private static final String INSERT =
      "INSERT INTO inbox (payment) VALUES (?) ON CONFLICT DO NOTHING";

  @Resource(lookup = "java:jboss/datasources/BenchLocal")
  private DataSource dataSource;

  @Override
  public void onMessage(Message message) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        bookOnce(connection, BenchPayment.of(message));
        connection.commit();
      } finally {
        // After the commit there is nothing left to undo.
        connection.rollback();
      }
    } catch (SQLException | JMSException e) {
      throw new EJBException(e);
    }
  }

  private static void bookOnce(Connection connection, BenchPayment payment) throws SQLException {
    if (isNew(connection, payment)) {
      Work.book(connection, payment);
    }
  }

  private static boolean isNew(Connection connection, BenchPayment payment) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, payment.id());
      return insert.executeUpdate() == 1;
    }
  }
}
