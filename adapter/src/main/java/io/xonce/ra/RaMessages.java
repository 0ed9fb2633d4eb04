/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.transaction.RollbackException;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Texts of the resource adapter: what happened where, then what to do. Ids are never reused. */
@MessageLogger(projectCode = "XONCE", length = 5)
@ValidIdRange(min = 6000, max = 6999)
interface RaMessages extends BasicLogger {

  RaMessages LOG = Logger.getMessageLogger(MethodHandles.lookup(), RaMessages.class, "io.xonce.ra");

  // --- Activation ---

  @Message(id = 6000, value = "Activation property '%s' is missing: %s.")
  InvalidPropertyException propertyMissing(SpecProperty property, String why);

  @Message(id = 6001, value = "Activation property '%s' cannot be '%s': %s.")
  InvalidPropertyException propertyRefused(SpecProperty property, String value, String remedy);

  @Message(
      id = 6002,
      value =
          "%s does not join a transaction that is there, so its messages cannot be part of one. Give"
              + " its onMessage the transaction attribute REQUIRED, and let the container manage its"
              + " transactions.")
  ResourceException notTransacted(String bean);

  @Message(
      id = 6003,
      value =
          "What should protect %s cannot be used: %s. The resource adapter and the application must"
              + " see the same classes: take the resource adapter into the EAR, without classes, or"
              + " let the application depend on the deployed one instead of packing the jar.")
  ResourceException guardNotUsable(String bean, String reason, @Cause Throwable cause);

  @Message(
      id = 6004,
      value =
          "No thread for a session of %s: %s. Raise core-threads and max-threads of"
              + " long-running-threads in the workmanager of the jca subsystem, or use fewer"
              + " sessions.")
  ResourceException noThread(String bean, String reason, @Cause Throwable cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 6005,
      value =
          "%d of the %d sessions of %s wait for a thread; they receive nothing before they have one."
              + " Raise core-threads and max-threads of long-running-threads in the workmanager of the"
              + " jca subsystem above the sessions of all beans, or use fewer sessions.")
  void waitingForThreads(long waiting, int sessions, String bean);

  // --- Broker ---

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 6010, value = "%s receives from %s at %s: %s sessions of up to %d messages.")
  void connected(
      String bean, String destination, BrokerAddress broker, String sessions, int maxBatch);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 6011,
      value = "%s does not receive from %s at %s: %s. It is tried again until it works.")
  void disconnected(String bean, String destination, BrokerAddress broker, String reason);

  @Message(
      id = 6012,
      value =
          "%s is a %s, not an XAConnectionFactory of its own. Name one that is not pooled, such as"
              + " java:/ConnectionFactory.")
  JMSRuntimeException notXa(String name, String type);

  @Message(id = 6013, value = "%s is a %s, not a %s. Correct the name, or the type.")
  JMSRuntimeException wrongType(String name, String type, String expected);

  @Message(id = 6014, value = "%s is not in JNDI. Correct the name, or add what it should name.")
  JMSRuntimeException notFound(String name, @Cause Exception cause);

  // --- Outgoing ---

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

  @Message(id = 6035, value = "No connection to the broker at %s: %s.")
  ResourceException noConnection(BrokerAddress broker, String reason, @Cause Exception cause);

  @Message(id = 6036, value = "The resource adapter of this connection factory is not started.")
  ResourceException notStarted();

  // --- Delivery ---

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 6020,
      value =
          "%d messages to %s rolled back together: %s. They are delivered again one by one, so that"
              + " only what fails by itself fails again.")
  void batchRolledBack(int messages, String bean, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 6021,
      value =
          "Message %s to %s rolled back: %s. The broker delivers it again, or makes it a dead"
              + " letter.")
  void messageRolledBack(String messageId, String bean, String reason);

  @Message(id = 6022, value = "The transaction was marked for rollback, or has ended.")
  RollbackException noLongerActive();

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 6023,
      value =
          "%s still works on a message after %d seconds without a pause; its thread is interrupted."
              + " The transaction rolls back, and the messages are delivered again.")
  void interrupted(String bean, long seconds);

  @LogMessage(level = Logger.Level.ERROR)
  @Message(
      id = 6025,
      value =
          "Nobody knows yet what became of a transaction with %d messages to %s: %s. Look in the"
              + " transaction log of the server; recovery goes on with what can be finished.")
  void outcomeUnknown(int messages, String bean, String reason);

  @Message(
      id = 6026,
      value =
          "The session at the broker does not take part in the transaction. The transaction manager"
              + " says why in the line before this one.")
  RollbackException notEnlisted();

  @Message(
      id = 6024,
      value =
          "The transaction in which the message was delivered has ended, so nothing can be received"
              + " or sent in it.")
  IllegalStateRuntimeException branchEnded();
}
