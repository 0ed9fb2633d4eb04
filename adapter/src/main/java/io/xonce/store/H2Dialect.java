/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** For development and tests. */
final class H2Dialect extends Dialect {

  private static final String PURGE =
      """
      DELETE FROM xonce_message WHERE key_hash IN (
        SELECT key_hash FROM xonce_message WHERE consumer = ? AND processed_at < ?
        ORDER BY processed_at LIMIT ?)""";

  private static final String FACTS =
      """
      SELECT 'table ' || LOWER(TABLE_NAME) FROM INFORMATION_SCHEMA.TABLES
        WHERE TABLE_SCHEMA = CURRENT_SCHEMA AND TABLE_TYPE = 'BASE TABLE'
      UNION ALL
      SELECT 'column ' || LOWER(TABLE_NAME) || '.' || LOWER(COLUMN_NAME) || ' ' || LOWER(DATA_TYPE)
          || COALESCE('(' || CHARACTER_MAXIMUM_LENGTH || ')', '')
          || CASE IS_NULLABLE WHEN 'NO' THEN ' not null' ELSE '' END
        FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = CURRENT_SCHEMA
      UNION ALL
      SELECT 'primary key ' || LOWER(c.TABLE_NAME) || '('
          || LISTAGG(LOWER(k.COLUMN_NAME), ', ') WITHIN GROUP (ORDER BY k.ORDINAL_POSITION) || ')'
        FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS c
        JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE k
          ON k.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND k.CONSTRAINT_NAME = c.CONSTRAINT_NAME
        WHERE c.TABLE_SCHEMA = CURRENT_SCHEMA AND c.CONSTRAINT_TYPE = 'PRIMARY KEY'
        GROUP BY c.TABLE_NAME
      UNION ALL
      SELECT 'index ' || LOWER(TABLE_NAME) || '('
          || LISTAGG(LOWER(COLUMN_NAME), ', ') WITHIN GROUP (ORDER BY ORDINAL_POSITION) || ')'
        FROM INFORMATION_SCHEMA.INDEX_COLUMNS WHERE TABLE_SCHEMA = CURRENT_SCHEMA
        GROUP BY TABLE_NAME, INDEX_NAME""";

  @Override
  String product() {
    return "H2";
  }

  @Override
  String file() {
    return "h2.sql";
  }

  @Override
  List<String> requiredFacts() {
    return List.of(
        "table xonce_message",
        "column xonce_message.key_hash binary(32) not null",
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

  /** A unique violation undoes the statement only. The lock timeout is one of the session. */
  @Override
  boolean insert(Connection connection, IncomingMessage message, Duration wait)
      throws SQLException {
    int before = lockTimeout(connection);
    setLockTimeout(connection, Math.max(1, wait.toMillis()));
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      return executeInsert(insert, message) == 1;
    } catch (SQLException e) {
      if (SqlStates.of(e).equals(SqlStates.UNIQUE)) {
        return false;
      }
      throw e;
    } finally {
      setLockTimeout(connection, before);
    }
  }

  private static int lockTimeout(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT LOCK_TIMEOUT()")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** H2 commits nothing for this statement. */
  private static void setLockTimeout(Connection connection, long millis) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCK_TIMEOUT " + millis);
    }
  }

  @Override
  String purge() {
    return PURGE;
  }
}
