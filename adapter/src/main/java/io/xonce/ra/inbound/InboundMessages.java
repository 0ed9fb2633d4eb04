/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.broker.BrokerAddress;
import jakarta.jms.JMSRuntimeException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** Texts about incoming messages: what happened where, then what to do. Ids are never reused. */
@MessageLogger(projectCode = "XONCE", length = 5)
interface InboundMessages extends BasicLogger {

  InboundMessages LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), InboundMessages.class, "io.xonce.ra.inbound");

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

  @Message(
      id = 6008,
      value =
          "%s has acknowledge=after-commit and is not protected: what is delivered again would be"
              + " processed again. Annotate the bean with @Idempotent, or leave the property out.")
  ResourceException withoutRecords(String bean);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 6010,
      value = "%s receives from %s at %s: %s sessions of up to %d messages, acknowledged %s.")
  void connected(
      String bean,
      String destination,
      BrokerAddress broker,
      String sessions,
      int maxBatch,
      String acknowledgement);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 6011,
      value = "%s does not receive from %s at %s: %s. It is tried again until it works.")
  void disconnected(String bean, String destination, BrokerAddress broker, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 6015,
      value =
          "The consumer of %s at %s, %s, was closed from outside, while the broker answers; the next"
              + " one is there. If an operator did it, all is well. If it goes on, the broker cannot"
              + " hand over a message at the head of the queue: nobody gets what is behind it. The log"
              + " of the broker says which message it is; move it to another queue.")
  void consumerClosed(String bean, BrokerAddress broker, String destination);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 6016,
      value =
          "%s receives nothing from %s for now: %s. Its messages wait at the broker, and none is"
              + " counted as delivered. It goes on when that is over: by itself where something was"
              + " away, at resume() where an operator has paused it.")
  void paused(String bean, String destination, String obstacle);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 6017, value = "%s goes on with what it had received from %s.")
  void goesOn(String bean, String destination);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 6020,
      value =
          "%d messages to %s rolled back together%s: %s. They are delivered again, what failed alone,"
              + " so that only what fails by itself fails again.")
  void batchRolledBack(int messages, String bean, String where, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 6027,
      value =
          "%d messages to %s rolled back together%s: %s. They are processed again in their order,"
              + " what failed alone, so that only what fails by itself goes back to the broker.")
  void batchTakenApart(int messages, String bean, String where, String reason);

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
          "%d sessions of %s still work on messages %d seconds after they were told to end; their"
              + " threads are interrupted. The transactions roll back, and the messages are"
              + " delivered again.")
  void interrupted(int sessions, String bean, long seconds);

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
      id = 6028,
      value =
          "What is sent to %s cannot take part in the transaction. The transaction manager says why"
              + " in the line before this one.")
  JMSRuntimeException senderNotEnlisted(BrokerAddress broker, @Cause @Nullable Exception cause);
}
