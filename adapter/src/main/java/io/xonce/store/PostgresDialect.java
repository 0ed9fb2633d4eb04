/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

final class PostgresDialect extends Dialect {

  /**
   * The index gives the places of the rows, oldest first. By their keys they would be looked up
   * once more, all over the largest index.
   */
  private static final String PURGE =
      """
      DELETE FROM xonce_message WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM xonce_message WHERE consumer = ? AND processed_at < ?
        ORDER BY processed_at LIMIT ?))""";

  /** Unlogged tables are no tables here: a crash empties them. Nor are those of another schema. */
  private static final String CATALOG =
      """
      WITH tables AS (
        SELECT oid, relname FROM pg_class
        WHERE oid IN (to_regclass('xonce_message'), to_regclass('xonce_reply'),
            to_regclass('xonce_floor'), to_regclass('xonce_lock'),
            to_regclass('xonce_attempt'), to_regclass('xonce_node'),
            to_regclass('xonce_forgotten'), to_regclass('xonce_action'))
          AND relnamespace = (
            SELECT relnamespace FROM pg_class WHERE oid = to_regclass('xonce_message'))
          AND relkind = 'r' AND relpersistence = 'p'),
      columns AS (
        SELECT 'column ' || relname || '.' || attname AS name,
            format_type(atttypid, atttypmod) AS type, attnotnull
        FROM tables JOIN pg_attribute ON attrelid = oid WHERE attnum > 0 AND NOT attisdropped)
      SELECT 'table ' || relname FROM tables
      UNION ALL
      SELECT name FROM columns
      UNION ALL
      SELECT name || ' ' || type || CASE WHEN attnotnull THEN ' not null' ELSE '' END FROM columns
      UNION ALL
      SELECT CASE WHEN indisprimary THEN 'primary key ' ELSE 'index ' END || relname || '('
          || (SELECT string_agg(attname, ', ' ORDER BY position)
                FROM unnest(indkey) WITH ORDINALITY AS key (number, position)
                JOIN pg_attribute ON attrelid = oid AND attnum = number) || ')'
        FROM tables JOIN pg_index ON indrelid = oid
        WHERE indisvalid AND indimmediate AND indpred IS NULL
      UNION ALL
      SELECT 'foreign key ' || relname || '(' || attname || ') on delete cascade'
        FROM tables JOIN pg_constraint ON conrelid = tables.oid
        JOIN pg_attribute ON attrelid = tables.oid AND attnum = conkey[1]
        WHERE contype = 'f' AND confdeltype = 'c' AND cardinality(conkey) = 1
          AND confrelid = to_regclass('xonce_message')
      UNION ALL
      SELECT 'database encoding ' || replace(getdatabaseencoding(), 'SQL_ASCII', 'UTF8')""";

  private static final String SCHEMA =
      "SELECT nspname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
          + " WHERE pg_class.oid = to_regclass('xonce_message')";

  private static final String PREPARED =
      "SELECT gid, prepared FROM pg_prepared_xacts WHERE database = current_database()"
          + " ORDER BY prepared";

  private static final Pattern DRIVERS_ID =
      Pattern.compile("-?\\d+_([A-Za-z0-9+/=\\s]*)_[A-Za-z0-9+/=\\s]*");

  PostgresDialect() {
    super(Database.POSTGRESQL);
  }

  @Override
  Map<String, String> types() {
    return Map.of(
        "hash", "bytea",
        "id", "bytea",
        "text", "character varying(%s)",
        "time", "timestamp with time zone");
  }

  /** Another encoding than UTF8 refuses some characters, and with them the message, for ever. */
  @Override
  List<String> requiredCatalog() {
    return Stream.concat(Stream.of("database encoding UTF8"), super.requiredCatalog().stream())
        .toList();
  }

  @Override
  Set<String> catalog(Connection connection) throws SQLException {
    return Catalog.listed(connection, CATALOG);
  }

  /** Not always the first schema of the search path. */
  @Override
  @Nullable String tableSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SCHEMA)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  /** A plain INSERT would meet the duplicate as an error, and that dooms the transaction. */
  @Override
  String insert() {
    return super.insert() + " ON CONFLICT (key_hash) DO NOTHING";
  }

  /**
   * In one round trip. At READ COMMITTED the second statement sees what was committed while the
   * first one waited.
   */
  @Override
  @Nullable Floor insertAndReadFloor(Connection connection, IncomingMessage message, Duration wait)
      throws SQLException {
    String sql = insert() + ";" + Floor.select(database());
    try (PreparedStatement both = connection.prepareStatement(sql)) {
      limit(both, wait);
      int bound = Records.bind(both, 0, message, times());
      both.setString(bound + 1, message.key().consumer());
      both.execute();
      if (both.getUpdateCount() == 0) {
        return null;
      }
      both.getMoreResults();
      try (ResultSet row = both.getResultSet()) {
        return Floor.read(row, database());
      }
    }
  }

  @Override
  boolean isTaken(SQLException e) {
    return false;
  }

  @Override
  Set<MessageKey> insertAll(
      Connection connection, Collection<IncomingMessage> messages, Duration wait)
      throws SQLException {
    if (messages.size() == 1) {
      return super.insertAll(connection, messages, wait);
    }
    List<MessageKey> keys = messages.stream().map(IncomingMessage::key).toList();
    return new PostgresBatch(connection, keys).insert(messages, wait);
  }

  @Override
  Map<MessageKey, ProcessedMessage> findAll(Connection connection, Set<MessageKey> keys)
      throws SQLException {
    return new PostgresBatch(connection, keys).find();
  }

  @Override
  String purge() {
    return PURGE;
  }

  /**
   * After a failed statement the server answers COMMIT and PREPARE TRANSACTION by a rollback
   * without an error, which the driver takes for a success. Xonce's own datasource does not, and
   * says so.
   */
  @Override
  boolean hidesAbort(Connection connection) throws SQLException {
    return connection.getClientInfo("io.xonce.xa") == null;
  }

  /** Xonce's own datasource tells what is written beside the branch on the same thread. */
  @Override
  void announce(Connection connection, String consumer) throws SQLException {
    if (!hidesAbort(connection)) {
      connection.setClientInfo("io.xonce.delivery", consumer);
    }
  }

  /** Xonce's own does. */
  @Override
  boolean listsStatements(Connection connection) throws SQLException {
    return !hidesAbort(connection);
  }

  @Override
  boolean hasForeignRole(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_user <> session_user")) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** True on a standby, too. */
  @Override
  boolean onlyReads(Connection connection) throws SQLException {
    return shown("transaction_read_only", connection).equals("on");
  }

  private static String shown(String setting, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + setting)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  @Override
  void requireOwnSession(Connection connection, DataSource dataSource) throws SQLException {
    OptionalInt shared = BackendProbe.shared(connection, dataSource);
    if (shared.isPresent()) {
      throw StoreMessages.MESSAGES.sessionShared(shared.getAsInt());
    }
  }

  @Override
  Optional<String> twoPhaseObstacle(Connection connection) throws SQLException {
    return shown("max_prepared_transactions", connection).equals("0")
        ? Optional.of(StoreMessages.MESSAGES.preparedTransactionsDisabled())
        : Optional.empty();
  }

  @Override
  OptionalInt mostPrepared(Connection connection) throws SQLException {
    return OptionalInt.of(Integer.parseInt(shown("max_prepared_transactions", connection)));
  }

  @Override
  List<String> lossySettings(Connection connection) throws SQLException {
    List<String> off = new ArrayList<>();
    for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
      if (shown(setting, connection).equals("off")) {
        off.add(setting + "=off");
      }
    }
    return off;
  }

  @Override
  List<PreparedBranch> preparedBranches(Connection connection) throws SQLException {
    List<PreparedBranch> branches = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(PREPARED)) {
      while (rows.next()) {
        String id = rows.getString(1);
        branches.add(new PreparedBranch(id, globalTransactionId(id), times().read(rows, 2)));
      }
    }
    return branches;
  }

  /** The driver names a branch by format, global transaction id and qualifier, in Base64. */
  private static byte[] globalTransactionId(String id) {
    Matcher matcher = DRIVERS_ID.matcher(id);
    return matcher.matches() ? Base64.getMimeDecoder().decode(matcher.group(1)) : new byte[0];
  }
}
