/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Claims the key in a transaction of its own, before it works. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/flawed"))
public class EarlyClaimBean extends ServerHandler {

  @Resource(lookup = "java:jboss/datasources/OutsideDS")
  private DataSource outside;

  /** Called by the container. */
  public EarlyClaimBean() {
    super("flawed");
  }

  @Override
  public void onMessage(Message message) {
    try {
      if (claims(message.getStringProperty(Names.KEY))) {
        super.onMessage(message);
      }
    } catch (JMSException | SQLException e) {
      throw new EJBException(e);
    }
  }

  private boolean claims(String key) throws SQLException {
    try (Connection connection = outside.getConnection();
        PreparedStatement claim =
            connection.prepareStatement(
                "INSERT INTO xonce_message (key_hash, consumer, key_text, outcome)"
                    + " VALUES (?, 'flawed', ?, 'COMMITTED') ON CONFLICT DO NOTHING")) {
      claim.setBytes(1, key.getBytes(StandardCharsets.UTF_8));
      claim.setString(2, key);
      return claim.executeUpdate() == 1;
    }
  }
}
