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
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * For all tenants: one store, and the state in the database of the tenant that the message names.
 */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/routing"))
@Idempotent(
    consumer = "routing",
    key = "property(payment)",
    tenant = "property(tenant)",
    store = RoutingBean.NORTH)
public class RoutingBean implements MessageListener {

  static final String NORTH = "java:jboss/datasources/PaymentsXA";
  static final String SOUTH = "java:jboss/datasources/RemovableXA";

  @Resource(lookup = NORTH)
  private DataSource north;

  @Resource(lookup = SOUTH)
  private DataSource south;

  @Inject private Delivery delivery;

  @Override
  public void onMessage(Message message) {
    try {
      DataSource tenant = message.getStringProperty("tenant").equals("south") ? south : north;
      Effects.write(tenant, delivery.consumer(), message, delivery.isDuplicate());
      if (message.propertyExists("unprepared")
          && message.getIntProperty("JMSXDeliveryCount") == 1) {
        spoil(tenant);
      }
    } catch (JMSException | SQLException e) {
      throw new EJBException(e);
    }
  }

  /** What is taken twice is found out when the branch is to be prepared. */
  private static void spoil(DataSource tenant) throws SQLException {
    try (Connection connection = tenant.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO pledge (name) VALUES ('routing'), ('routing')");
    }
  }
}
