/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import io.xonce.Delivery;
import io.xonce.Idempotent;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Writes an effect in MariaDB, waits at a gate, and fails as often as told. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/maria"))
@Idempotent(consumer = "maria", key = "property(payment)", store = "java:jboss/datasources/MariaXA")
public class MariaBean implements MessageListener {

  @Resource(lookup = "java:jboss/datasources/MariaXA")
  private DataSource dataSource;

  @Inject private Delivery delivery;

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, delivery.consumer(), message, delivery.isDuplicate());
    try {
      if (message.propertyExists("gate")) {
        passGate(message.getStringProperty("gate"));
      }
      if (message.propertyExists("times")
          && message.getIntProperty("JMSXDeliveryCount") <= message.getIntProperty("times")) {
        throw new IllegalStateException("told to fail");
      }
    } catch (JMSException | SQLException e) {
      throw new EJBException(e);
    }
  }

  /** Waits until the test lets go of the lock of this name. */
  private void passGate(String name) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement lock =
            connection.prepareStatement("SELECT GET_LOCK(?, 60), RELEASE_LOCK(?)")) {
      lock.setString(1, name);
      lock.setString(2, name);
      lock.execute();
    }
  }
}
