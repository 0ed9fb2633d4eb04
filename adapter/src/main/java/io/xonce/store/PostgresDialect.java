/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class PostgresDialect extends Dialect {

  /** A plain INSERT would meet the duplicate as an error, and that dooms the transaction. */
  private static final String CLAIM = INSERT + " ON CONFLICT (key_hash) DO NOTHING";

  /** As an array the old keys are read once, by the index, and then found by the primary key. */
  static final String PURGE =
      """
      DELETE FROM xonce_message WHERE key_hash = ANY (ARRAY(
        SELECT key_hash FROM xonce_message WHERE consumer = ? AND processed_at < ?
        ORDER BY processed_at LIMIT ?))""";

  /** Unlogged tables are no tables here: a crash empties them. */
  private static final String FACTS =
      """
      WITH tables AS (
        SELECT oid, relname FROM pg_class
        WHERE oid IN (to_regclass('xonce_message'), to_regclass('xonce_lock'))
          AND relkind = 'r' AND relpersistence = 'p')
      SELECT 'table ' || relname FROM tables
      UNION ALL
      SELECT 'column ' || relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
          || CASE WHEN attnotnull THEN ' not null' ELSE '' END
        FROM tables JOIN pg_attribute ON attrelid = oid WHERE attnum > 0 AND NOT attisdropped
      UNION ALL
      SELECT CASE WHEN indisprimary THEN 'primary key ' ELSE 'index ' END || relname || '('
          || (SELECT string_agg(attname, ', ' ORDER BY position)
                FROM unnest(indkey) WITH ORDINALITY AS key (number, position)
                JOIN pg_attribute ON attrelid = oid AND attnum = number) || ')'
        FROM tables JOIN pg_index ON indrelid = oid
        WHERE indisvalid AND indimmediate AND indpred IS NULL
      UNION ALL
      SELECT 'database encoding ' || replace(getdatabaseencoding(), 'SQL_ASCII', 'UTF8')""";

  @Override
  String product() {
    return "PostgreSQL";
  }

  @Override
  String file() {
    return "postgresql.sql";
  }

  /** Another encoding than UTF8 refuses some characters, and with them the message, for ever. */
  @Override
  List<String> requiredFacts() {
    return List.of(
        "database encoding UTF8",
        "table xonce_message",
        "column xonce_message.key_hash bytea not null",
        "column xonce_message.consumer character varying(200) not null",
        "column xonce_message.key_text character varying(200) not null",
        "column xonce_message.message_id character varying(200)",
        "column xonce_message.sent_at timestamp with time zone",
        "column xonce_message.processed_at timestamp with time zone not null",
        "primary key xonce_message(key_hash)",
        "index xonce_message(consumer, processed_at)",
        "table xonce_lock",
        "primary key xonce_lock(name)");
  }

  @Override
  String factsQuery() {
    return FACTS;
  }

  /**
   * The wait is bounded by a timer of the driver that cancels the statement. {@code SET LOCAL
   * lock_timeout} would hold for the business statements of the same transaction as well.
   */
  @Override
  boolean insert(Connection connection, IncomingMessage message, Duration wait)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
      insert.setQueryTimeout(wholeSeconds(wait));
      return executeInsert(insert, message) == 1;
    }
  }

  /** Rounded up, and at least 1: to JDBC 0 means for ever. */
  static int wholeSeconds(Duration wait) {
    return (int) Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
  }

  @Override
  String purge() {
    return PURGE;
  }

  @Override
  Optional<String> twoPhaseObstacle(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW max_prepared_transactions")) {
      return row.next() && row.getInt(1) == 0
          ? Optional.of(StoreMessages.MESSAGES.preparedTransactionsDisabled())
          : Optional.empty();
    }
  }
}
