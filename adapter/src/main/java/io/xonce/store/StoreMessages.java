/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.lang.invoke.MethodHandles;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;
import org.jspecify.annotations.Nullable;

/**
 * Texts of the store: what happened to which key or table, then what to do. The driver's own text
 * is only the cause: it may quote values. Of a connection that failed it is told, as there are
 * none. Ids are never reused.
 */
@MessageLogger(projectCode = "XONCE", length = 5)
@ValidIdRange(min = 4000, max = 4999)
interface StoreMessages extends BasicLogger {

  StoreMessages MESSAGES =
      Logger.getMessageLogger(MethodHandles.lookup(), StoreMessages.class, "io.xonce.store");

  // Opening

  @Message(
      id = 4000,
      value =
          "The dedup store does not know the database '%s'. Point it to a datasource of one of: %s.")
  StoreException unknownDatabase(String product, List<String> supported);

  @Message(
      id = 4001,
      value =
          "The datasource of the dedup store works at isolation %s, where a claim cannot see what a"
              + " concurrent one has committed. Set its transaction isolation to READ COMMITTED (on"
              + " WildFly: transaction-isolation=TRANSACTION_READ_COMMITTED).")
  StoreException isolationRefused(String isolation);

  @Message(
      id = 4002,
      value =
          "The dedup store's schema is not complete or not right; not found in '%s', to which the"
              + " connection is set: %s. Run the file %s of the Xonce adapter jar in the schema of"
              + " the datasource's user; rename or drop a table that differs first. If the tables are"
              + " elsewhere, an application may have set a pooled connection to another schema: flush"
              + " the pool.")
  StoreException wrongSchema(String schema, List<String> missing, String file);

  @Message(
      id = 4003,
      value =
          "The dedup store's schema could not be created (SQLState %s). Run the file %s of the"
              + " Xonce adapter jar as a user who may create tables, and validate instead.")
  StoreException schemaNotCreated(@Cause SQLException cause, String sqlState, String file);

  @Message(
      id = 4004,
      value =
          "The dedup store could not inspect its database (SQLState %s). See the cause; the"
              + " datasource's user needs to read the catalog and the xonce tables.")
  StoreException notInspected(@Cause SQLException cause, String sqlState);

  @Message(
      id = 4005,
      value =
          "The dedup store cannot reach its database (SQLState %s): %s. Check that the database"
              + " runs, and address, credentials, and pool size of the datasource; messages stay with"
              + " the broker until then.")
  StoreUnavailableException unreachable(
      @Cause SQLException cause, String sqlState, String rootCause);

  @Message(
      id = 4006,
      value = "The file %s is missing from the Xonce adapter jar. Repackage the complete jar.")
  StoreException fileMissing(String file);

  @Message(
      id = 4007,
      value =
          "PostgreSQL's max_prepared_transactions is 0, so no XA transaction can be prepared. Set"
              + " it in postgresql.conf to at least the sum of the maximum sizes of all XA pools"
              + " that use this server, and restart PostgreSQL.")
  String preparedTransactionsDisabled();

  @Message(
      id = 4008,
      value =
          "MariaDB %s may roll a prepared XA transaction back when its connection ends, and cannot"
              + " run the purge. Use MariaDB 10.6 or later.")
  String serverTooOld(String version);

  @Message(
      id = 4009,
      value =
          "The database server of the dedup store only reads: it is a standby, or has been told not"
              + " to write. Point the datasource to the server that writes, or wait until this one"
              + " does; messages stay with the broker until then.")
  StoreUnavailableException onlyReads(@Cause @Nullable SQLException cause);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 4040,
      value =
          "What the dedup store says to %s was written from the documentation and has not been run"
              + " yet: it may fail, and its tests are yours. Try each outcome, crash and restart"
              + " before you trust it, or use a database that Xonce is tested on.")
  void dialectYetToRun(String product);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 4041,
      value =
          "The clock of the dedup store's database is %s that of this server. Until they agree within"
              + " %s nothing is purged, and a consumer with an admission floor may divert messages"
              + " that are new. Set the one that is wrong.")
  void clocksDiffer(String difference, Duration tolerance);

  @Message(
      id = 4042,
      value =
          "Two connections of the dedup store's datasource, open at the same time, have met in one"
              + " session of PostgreSQL, backend %s: a pooler lends sessions out by the transaction or"
              + " by the statement. What one of them prepares, sets or locks, the other would run with."
              + " Set pool_mode = session in PgBouncer for this database and user, with a"
              + " default_pool_size of at least the sizes of all XA pools, or connect to PostgreSQL"
              + " directly.")
  StoreException sessionShared(Integer backend);

  @Message(
      id = 4043,
      value =
          "The database server of the dedup store may lose what it has said it committed if it or its"
              + " machine crashes, since it is set to %s: the message would be acknowledged, and its"
              + " effect gone. Leave these settings at their defaults.")
  String commitsMayBeLost(List<String> settings);

  // Claims and look-ups

  @Message(
      id = 4010,
      value =
          "No answer for key %s within %s: another transaction holds it, or the statement was"
              + " cancelled (SQLState %s). Roll back; the message is delivered again. If this goes"
              + " on, look for an in-doubt transaction (%s).")
  ClaimTimeoutException claimTimeout(
      @Cause SQLException cause, String key, Duration lockTimeout, String sqlState, String inDoubt);

  @Message(
      id = 4011,
      value =
          "The database ended the transaction that claimed key %s because of a deadlock or a"
              + " conflicting one (SQLState %s). Roll back; the message will be redelivered.")
  StoreException claimConflict(@Cause SQLException cause, String key, String sqlState);

  @Message(
      id = 4012,
      value =
          "Key %s could not be claimed (SQLState %s). Roll back and see the cause; the message is"
              + " delivered again.")
  StoreException claimFailed(@Cause SQLException cause, String key, String sqlState);

  @Message(
      id = 4013,
      value =
          "The record of key %s vanished at each of %d attempts to claim it. Roll back; the message"
              + " is delivered again. Check the isolation of the transaction, and that no other"
              + " program deletes from xonce_message.")
  StoreException recordVanished(MessageKey key, int attempts);

  @Message(
      id = 4014,
      value = "Key %s could not be looked up (SQLState %s). Roll back and see the cause.")
  StoreException lookUpFailed(@Cause SQLException cause, MessageKey key, String sqlState);

  @Message(
      id = 4015,
      value =
          "The reply to key %s could not be stored (SQLState %s). Roll back and see the cause; a"
              + " reply is stored once, in the transaction that claimed its key as the first.")
  StoreException replyNotSaved(@Cause SQLException cause, MessageKey key, String sqlState);

  @Message(
      id = 4016,
      value = "The reply to key %s could not be read (SQLState %s). Roll back and see the cause.")
  StoreException replyNotRead(@Cause SQLException cause, MessageKey key, String sqlState);

  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 4017,
      value =
          "Message %2$s of key %1$s is STALE: %3$s. Whether it was processed before is not known. Find"
              + " out; if it was not, send it again as a new message.")
  void stale(MessageKey key, String messageId, String doubt);

  @Message(
      id = 4018,
      value =
          "A statement in the transaction that claimed key %s has changed the role of the session,"
              + " and its prepared branch would belong to that role: nobody else could commit it or"
              + " roll it back. Roll back, and say RESET ROLE before the transaction ends.")
  StoreException foreignRole(MessageKey key);

  // Purge

  @Message(
      id = 4020,
      value =
          "Old records of consumer %s could not be purged from xonce_message (SQLState %s). They are"
              + " still there; see the cause, the next run tries again.")
  StoreException purgeFailed(@Cause SQLException cause, String consumer, String sqlState);

  @Message(
      id = 4021,
      value =
          "No record of consumer %s is purged: the clock of the database is %s that of this server, so"
              + " nobody knows how old a record is. Set the one that is wrong; the next run tries"
              + " again.")
  StoreException notPurgedByWrongClock(String consumer, String difference);

  @Message(
      id = 4022,
      value =
          "Key %s could not be forgotten (SQLState %s). Its record is still there, and copies are"
              + " duplicates as before; see the cause, and try again.")
  StoreException notForgotten(@Cause SQLException cause, MessageKey key, String sqlState);

  @Message(
      id = 4023,
      value =
          "The keys of consumer %s that were forgotten could not be read (SQLState %s). Until they"
              + " are, each duplicate is looked up in the store; see the cause.")
  StoreException forgottenNotRead(@Cause SQLException cause, String consumer, String sqlState);

  // Wrong arguments

  @Message(id = 4030, value = "Lock timeout %s: give one from PT0.001S to PT24H.")
  IllegalArgumentException badLockTimeout(Duration lockTimeout);

  @Message(id = 4031, value = "Retention %s of consumer %s: give a positive one.")
  IllegalArgumentException badRetention(Duration retention, String consumer);

  @Message(id = 4032, value = "Purge batch size %d: give one of at least 1.")
  IllegalArgumentException badBatchSize(int batchSize);

  @Message(
      id = 4033,
      value =
          "Consumer name '%s': give a name that is not blank, of at most %d printable characters.")
  IllegalArgumentException badConsumerName(String consumer, int maxLength);

  @Message(id = 4034, value = "A key of consumer %s has no parts: give at least one.")
  IllegalArgumentException keyWithoutParts(String consumer);

  @Message(
      id = 4036,
      value = "The hash of a key of consumer %s has %d bytes: give the 32 of a SHA-256.")
  IllegalArgumentException badKeyHash(String consumer, int bytes);

  @Message(
      id = 4035,
      value =
          "A claim that is %s must carry the first record if it is DUPLICATE or CONFLICT, and only then.")
  IllegalArgumentException inconsistentClaim(Verdict verdict);
}
