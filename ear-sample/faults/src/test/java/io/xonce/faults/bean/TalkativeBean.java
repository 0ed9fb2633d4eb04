/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.sql.SQLException;

/** Tells the log what it has read. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/flawed"))
@Idempotent(
    consumer = "flawed",
    key = "property(key)",
    store = Names.STORE,
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = Names.ASIDE)
public class TalkativeBean extends ServerHandler {

  /** Called by the container. */
  public TalkativeBean() {
    super("flawed");
  }

  @Override
  protected void work(Message message) throws JMSException, SQLException {
    System.getLogger("talkative").log(System.Logger.Level.INFO, message.getBody(String.class));
    super.work(message);
  }
}
