/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.Database;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** InnoDB alone, since no other engine rolls back. */
final class MariaDbDialect extends Dialect {

  /** Without unique checks the session may insert a key twice. */
  private static final String CATALOG =
      """
      WITH tables AS (
        SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_name LIKE 'xonce%' AND engine = 'InnoDB'),
      columns AS (
        SELECT CONCAT('column ', table_name, '.', column_name) AS name, column_type, is_nullable,
            collation_name
        FROM information_schema.columns JOIN tables ON table_name = tables.name
        WHERE table_schema = DATABASE())
      SELECT CONCAT('table ', name) FROM tables
      UNION ALL
      SELECT name FROM columns
      UNION ALL
      SELECT CONCAT(name, ' ', column_type, IF(is_nullable = 'NO', ' not null', '')) FROM columns
      UNION ALL
      SELECT CONCAT(name, ' collate ', collation_name) FROM columns
      UNION ALL
      SELECT CONCAT(IF(index_name = 'PRIMARY', 'primary key ', 'index '), table_name, '(',
          GROUP_CONCAT(column_name ORDER BY seq_in_index SEPARATOR ', '), ')')
        FROM information_schema.statistics JOIN tables ON table_name = tables.name
        WHERE table_schema = DATABASE() AND sub_part IS NULL
        GROUP BY table_name, index_name
      UNION ALL
      SELECT CONCAT('foreign key ', k.table_name, '(', k.column_name, ') on delete cascade')
        FROM information_schema.key_column_usage k
        JOIN information_schema.referential_constraints r USING (constraint_schema, constraint_name)
        WHERE k.table_schema = DATABASE() AND k.referenced_table_schema = DATABASE()
          AND k.referenced_table_name = 'xonce_message' AND r.delete_rule = 'CASCADE'
      UNION ALL
      SELECT IF(@@unique_checks, 'session with unique_checks', '')""";

  /** Goes round the rows of branches in doubt; a plain DELETE would wait for them. */
  private static final String PURGE =
      """
      DELETE message FROM (
          SELECT key_hash FROM xonce_message WHERE consumer = ? AND processed_at < ?
          ORDER BY processed_at LIMIT ? FOR UPDATE SKIP LOCKED) AS old
        STRAIGHT_JOIN xonce_message AS message ON message.key_hash = old.key_hash""";

  private static final String EXACT = " collate utf8mb4_nopad_bin";

  MariaDbDialect() {
    super(Database.MARIADB);
  }

  @Override
  Map<String, String> types() {
    return Map.of(
        "hash", "binary(32)", "id", "binary(16)", "text", "varchar(%s)", "time", "datetime(6)");
  }

  /** With another collation the names of two consumers may be one. */
  @Override
  List<String> requiredCatalog() {
    return Stream.concat(
            super.requiredCatalog().stream(),
            Stream.of(
                "column xonce_message.consumer" + EXACT,
                "column xonce_floor.consumer" + EXACT,
                "column xonce_message.claim_id binary(16) not null",
                "session with unique_checks"))
        .toList();
  }

  @Override
  Set<String> catalog(Connection connection) throws SQLException {
    return Catalog.listed(connection, CATALOG);
  }

  @Override
  boolean onlyReads(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@global.read_only")) {
      return row.next() && isReadOnly(row.getString(1));
    }
  }

  /** A number before version 12, and a word since: OFF, ON, NO_LOCK, NO_LOCK_NO_ADMIN. */
  static boolean isReadOnly(String value) {
    return !value.equals("0") && !value.equalsIgnoreCase("OFF");
  }

  @Override
  @Nullable String tableSchema(Connection connection) throws SQLException {
    return connection.getCatalog();
  }

  @Override
  Set<MessageKey> insertAll(
      Connection connection, Collection<IncomingMessage> messages, Duration wait)
      throws SQLException {
    List<MessageKey> keys = messages.stream().map(IncomingMessage::key).toList();
    return new MariaDbBatch(connection, keys).insert(messages, wait);
  }

  @Override
  Map<MessageKey, ProcessedMessage> findAll(Connection connection, Set<MessageKey> keys)
      throws SQLException {
    return new MariaDbBatch(connection, keys).find();
  }

  @Override
  String purge() {
    return PURGE;
  }

  @Override
  Optional<String> twoPhaseObstacle(Connection connection) throws SQLException {
    DatabaseMetaData server = connection.getMetaData();
    return isTooOld(server.getDatabaseMajorVersion(), server.getDatabaseMinorVersion())
        ? Optional.of(StoreMessages.MESSAGES.serverTooOld(server.getDatabaseProductVersion()))
        : Optional.empty();
  }

  /** Up to 10.4 a prepared branch is rolled back with its connection; 10.6 skips locked rows. */
  static boolean isTooOld(int major, int minor) {
    return major < 10 || (major == 10 && minor < 6);
  }

  @Override
  List<String> lossySettings(Connection connection) throws SQLException {
    String setting = "innodb_flush_log_at_trx_commit";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@global." + setting)) {
      return row.next() && row.getInt(1) != 1 && row.getInt(1) != 3
          ? List.of(setting + "=" + row.getInt(1))
          : List.of();
    }
  }

  /** Those of the whole server, which tells neither the database nor the time. */
  @Override
  List<PreparedBranch> preparedBranches(Connection connection) throws SQLException {
    List<PreparedBranch> branches = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("XA RECOVER")) {
      while (rows.next()) {
        branches.add(branch(rows.getLong(1), rows.getInt(2), rows.getBytes(4)));
      }
    }
    return branches;
  }

  /** Named as {@code XA COMMIT} and {@code XA ROLLBACK} want it. */
  private static PreparedBranch branch(long format, int length, byte[] data) {
    byte[] transaction = Arrays.copyOf(data, length);
    byte[] qualifier = Arrays.copyOfRange(data, length, data.length);
    HexFormat hex = HexFormat.of();
    String id =
        "X'%s',X'%s',%d".formatted(hex.formatHex(transaction), hex.formatHex(qualifier), format);
    return new PreparedBranch(id, transaction, null);
  }
}
