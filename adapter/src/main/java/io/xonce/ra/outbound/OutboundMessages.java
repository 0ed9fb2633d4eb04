/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Texts about outgoing messages: what happened where, then what to do. Ids are never reused. */
@MessageLogger(projectCode = "XONCE", length = 5)
interface OutboundMessages extends BasicLogger {

  OutboundMessages LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), OutboundMessages.class, "io.xonce.ra.outbound");

  @Message(
      id = 6030,
      value = "%s is the container's business here (Jakarta Messaging 3.1, 12.3). Leave it out.")
  IllegalStateRuntimeException notInContainer(String method);

  @Message(id = 6031, value = "The connection, context or session is closed.")
  IllegalStateRuntimeException handleClosed();

  @Message(
      id = 6032,
      value =
          "The connection has a session already, and can have one only. Close it first, or create"
              + " another connection.")
  IllegalStateRuntimeException secondSession();

  @Message(
      id = 6033,
      value =
          "The connection or context was created before the transaction began, so what it sends would"
              + " not be part of it. Create it in the transaction.")
  IllegalStateRuntimeException outsideTransaction();

  @Message(
      id = 6034,
      value =
          "User and password cannot be chosen here. Set them in the resource adapter's configuration,"
              + " or define another connection factory.")
  JMSSecurityRuntimeException ownCredentials();
}
