/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.broker;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSRuntimeException;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Texts about the way to a broker: what happened where, then what to do. Ids are never reused. */
@MessageLogger(projectCode = "XONCE", length = 5)
interface BrokerMessages extends BasicLogger {

  BrokerMessages LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), BrokerMessages.class, "io.xonce.ra.broker");

  @Message(
      id = 6012,
      value =
          "%s is a %s, not an XAConnectionFactory of its own. Name one that is not pooled, such as"
              + " java:/ConnectionFactory.")
  JMSRuntimeException notXa(String name, String type);

  @Message(id = 6013, value = "%s is a %s, not a %s. Correct the name, or the type.")
  JMSRuntimeException wrongType(String name, String type, String expected);

  @Message(
      id = 6014,
      value =
          "%s is not in JNDI. While the server boots it may still come; otherwise correct the name,"
              + " or add what it should name.")
  JMSRuntimeException notFound(String name, @Cause Exception cause);

  @Message(
      id = 6024,
      value =
          "The transaction in which the message was delivered has ended, so nothing can be received"
              + " or sent in it.")
  IllegalStateRuntimeException branchEnded();
}
