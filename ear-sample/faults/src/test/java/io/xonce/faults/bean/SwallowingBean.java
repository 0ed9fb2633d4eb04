/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** Gives up at what it is told to fail at, and says that all went well. */
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
public class SwallowingBean extends ServerHandler {

  /** Called by the container. */
  public SwallowingBean() {
    super("flawed");
  }

  @Override
  public void onMessage(Message message) {
    try {
      if (message.getIntProperty(Names.FAILS) == 0) {
        super.onMessage(message);
      }
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
