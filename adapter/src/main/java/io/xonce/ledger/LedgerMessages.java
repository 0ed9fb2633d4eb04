/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.store.MessageKey;
import io.xonce.store.StoreException;
import io.xonce.store.StoreUnavailableException;
import java.lang.invoke.MethodHandles;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Texts of the ledger: what happened to which attempts, then what to do. Ids are never reused. */
@MessageLogger(projectCode = "XONCE", length = 5)
@ValidIdRange(min = 5000, max = 5999)
interface LedgerMessages extends BasicLogger {

  LedgerMessages LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), LedgerMessages.class, "io.xonce.ledger");

  // Writing

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 5000,
      value =
          "The attempt ledger of node %s is full: %d attempts wait to be written, and of newer"
              + " ones only those that process a message are told. Messages are processed as ever."
              + " Check that the database keeps up, or raise the capacity.")
  void full(String node, int capacity);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 5001,
      value =
          "The attempt ledger cannot write; %d attempts wait, and it tries again. Messages are"
              + " processed as ever. See the cause, and check the database.")
  void notWritten(@Cause Throwable cause, int waiting);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 5002, value = "The attempt ledger writes again; attempts lost so far: %d.")
  void writtenAgain(long lost);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 5003,
      value =
          "The attempt ledger of node %s was taken for dead: another one started under its name, or"
              + " it did not reach the database for a minute. What ran is marked UNKNOWN until it"
              + " ends. After an outage nothing is to be done; otherwise give each ledger a name of its"
              + " own.")
  void takenForDead(String node);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 5004,
      value =
          "The attempt ledger of node %s was closed with %d attempts not written within %s; they are"
              + " not recorded. Check the database.")
  void closedUnwritten(String node, int attempts, Duration bound);

  // Reading and purge

  @Message(
      id = 5010,
      value = "The attempts of key %s could not be read (SQLState %s). See the cause.")
  StoreException notRead(@Cause SQLException cause, MessageKey key, String sqlState);

  @Message(
      id = 5011,
      value =
          "Old attempts of consumer %s could not be purged from xonce_attempt (SQLState %s). Nothing"
              + " was deleted; see the cause, the next run tries again.")
  StoreException purgeFailed(@Cause SQLException cause, String consumer, String sqlState);

  @Message(
      id = 5013,
      value =
          "The attempt ledger cannot reach its database (SQLState %s): %s. Check that the database"
              + " runs, and address, credentials, and pool size of the datasource.")
  StoreUnavailableException unreachable(
      @Cause SQLException cause, String sqlState, String rootCause);

  @Message(
      id = 5012,
      value =
          "The attempt ledger does not know the database '%s'. Use one that the dedup store knows.")
  StoreException unknownDatabase(String product);

  @Message(
      id = 5014,
      value = "The consumers of the tables could not be read (SQLState %s). See the cause.")
  StoreException directoryNotRead(@Cause SQLException cause, String sqlState);

  @Message(
      id = 5015,
      value =
          "The history of consumer %s could not be searched (SQLState %s). See the cause; a shorter"
              + " time may help.")
  StoreException notSearched(@Cause SQLException cause, String consumer, String sqlState);

  @Message(
      id = 5016,
      value =
          "What an operator does could not be recorded in xonce_action (SQLState %s), so it is not"
              + " done. See the cause.")
  StoreException actionNotRecorded(@Cause SQLException cause, String sqlState);

  @Message(
      id = 5017,
      value =
          "What operators did could not be read from xonce_action (SQLState %s). See the cause.")
  StoreException actionsNotRead(@Cause SQLException cause, String sqlState);

  @Message(
      id = 5018,
      value =
          "What came of an operator's action could not be recorded in xonce_action (SQLState %s), so"
              + " that it is shown as not ended. See the cause.")
  StoreException actionEndNotRecorded(@Cause SQLException cause, String sqlState);

  // Wrong arguments

  @Message(
      id = 5020,
      value = "Node name '%s': give a name that is not blank, of at most %d printable characters.")
  IllegalArgumentException badNode(String node, int maxLength);

  @Message(id = 5021, value = "Capacity %d of the attempt ledger: give one from 0 to %d.")
  IllegalArgumentException badCapacity(int capacity, int most);

  @Message(id = 5022, value = "Flush interval %s of the attempt ledger: give one from %s to %s.")
  IllegalArgumentException badFlushInterval(Duration interval, Duration least, Duration most);

  @Message(
      id = 5023,
      value =
          "Purge of attempts with retention %s and batch size %d: give a positive retention, and a"
              + " batch of at least 1.")
  IllegalArgumentException badPurge(Duration retention, int batchSize);

  @Message(
      id = 5024,
      value =
          "The attempt ledger of node %s got no thread from its factory. Check the managed thread"
              + " factory of the server.")
  IllegalStateException noThread(String node);
}
