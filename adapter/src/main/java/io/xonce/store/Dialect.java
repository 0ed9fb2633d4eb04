/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.Database;
import io.xonce.internal.SqlStates;
import io.xonce.internal.TimeColumn;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the store says to a database; what is here is standard SQL and JDBC. Stateless. */
class Dialect {

  private final Database database;

  Dialect(Database database) {
    this.database = database;
  }

  static Dialect of(DatabaseMetaData metaData) throws SQLException {
    Database database = Database.of(metaData).orElse(null);
    if (database == null) {
      throw StoreMessages.MESSAGES.unknownDatabase(
          metaData.getDatabaseProductName(), Database.products());
    }
    return of(database);
  }

  static Dialect of(Database database) {
    return switch (database) {
      case POSTGRESQL -> new PostgresDialect();
      case MARIADB -> new MariaDbDialect();
      case H2 -> new H2Dialect();
      case ORACLE -> new OracleDialect();
      case SQLSERVER -> new SqlServerDialect();
      case DB2 -> new Dialect(database);
    };
  }

  final Database database() {
    return database;
  }

  final TimeColumn times() {
    return database.times();
  }

  /** The types of {@link RequiredSchema}, as {@link #catalog} names them. */
  Map<String, String> types() {
    return Map.of(
        "hash", "binary(32)",
        "id", "binary(16)",
        "text", "varchar(%s)",
        "time", times() == TimeColumn.ZONED ? "timestamp with timezone" : "timestamp");
  }

  /** What {@link #catalog} must answer for a complete schema. */
  List<String> requiredCatalog() {
    return RequiredSchema.in(types());
  }

  /** What the catalog says of the tables that an unqualified name finds. */
  Set<String> catalog(Connection connection) throws SQLException {
    return Catalog.of(connection);
  }

  /** The schema of those tables; null: the database has none. */
  @Nullable String tableSchema(Connection connection) throws SQLException {
    return connection.getSchema();
  }

  /** Parameters: those of {@link Records#bind}. */
  String insert() {
    return "INSERT INTO xonce_message ("
        + Records.WRITTEN
        + ", processed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        + database.now()
        + ")";
  }

  /**
   * Inserts the record unless the key is taken, waiting for a transaction that holds it.
   *
   * @return whether the key was free
   */
  boolean insert(Connection connection, IncomingMessage message, Duration wait)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(insert())) {
      limit(insert, wait);
      Records.bind(insert, message, times());
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      if (isTaken(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Inserts the record unless the key is taken, as {@link #insert}, and then reads the floor.
   *
   * @return that of the consumer, as it is after the insertion; null if the key was taken
   */
  @Nullable Floor insertAndReadFloor(Connection connection, IncomingMessage message, Duration wait)
      throws SQLException {
    return insertAll(connection, List.of(message), wait).isEmpty()
        ? null
        : Floor.of(message.key().consumer(), connection, database);
  }

  /**
   * Bounds the wait by the driver, which cancels the statement: a lock timeout of the session or
   * transaction would hold for the business statements as well.
   */
  void limit(PreparedStatement statement, Duration wait) throws SQLException {
    statement.setQueryTimeout(wholeSeconds(wait));
  }

  /** Whether the primary key refused the row; where that ends the transaction, it never does. */
  boolean isTaken(SQLException e) {
    return SqlStates.of(e).equals(SqlStates.UNIQUE);
  }

  /** Whether the wait for the key ended without an answer. */
  boolean isTimeout(SQLException e) {
    return SqlStates.isTimeout(e) || e instanceof SQLTimeoutException;
  }

  /** Whether the transaction was the victim of a deadlock or of a concurrent one. */
  boolean isConflict(SQLException e) {
    return SqlStates.isConflict(e) || e instanceof SQLTransactionRollbackException;
  }

  /** Rounded up, and at least 1: to JDBC 0 means for ever. */
  static int wholeSeconds(Duration wait) {
    return (int) Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
  }

  /**
   * Inserts the records whose keys are free, in the given order.
   *
   * @param messages no two of one key
   * @return the keys that were free
   */
  Set<MessageKey> insertAll(
      Connection connection, Collection<IncomingMessage> messages, Duration wait)
      throws SQLException {
    long start = System.nanoTime();
    Set<MessageKey> free = new HashSet<>();
    for (IncomingMessage message : messages) {
      if (insert(connection, message, wait.minusNanos(System.nanoTime() - start))) {
        free.add(message.key());
      }
    }
    return free;
  }

  /** The records of those keys that have one. */
  Map<MessageKey, ProcessedMessage> findAll(Connection connection, Set<MessageKey> keys)
      throws SQLException {
    Map<MessageKey, ProcessedMessage> found = new HashMap<>();
    for (MessageKey key : keys) {
      ProcessedMessage record = Records.find(connection, key, times());
      if (record != null) {
        found.put(key, record);
      }
    }
    return found;
  }

  /** Parameters: consumer, time before which a record is old, number of rows. */
  String purge() {
    return """
        DELETE FROM xonce_message WHERE key_hash IN (
          SELECT key_hash FROM xonce_message WHERE consumer = ? AND processed_at < ?
          ORDER BY processed_at%s)"""
        .formatted(database.firstRows());
  }

  /** Tells a datasource that wants to know whose delivery the branch of the connection is. */
  void announce(Connection connection, String consumer) throws SQLException {}

  /** Whether the datasource can list what is executed in a branch. */
  boolean listsStatements(Connection connection) throws SQLException {
    return false;
  }

  /** Whether the driver reports a branch as prepared that the database has aborted. */
  boolean hidesAbort(Connection connection) throws SQLException {
    return false;
  }

  /**
   * Whether the session has another role than its own, which a prepared branch would belong to, so
   * that nobody else could finish it.
   */
  boolean hasForeignRole(Connection connection) throws SQLException {
    return false;
  }

  /** Whether this server, or the session, says that it does not write. */
  boolean onlyReads(Connection connection) throws SQLException {
    return false;
  }

  /**
   * Refuses a pooler that gives the session of one connection to others.
   *
   * @param connection in no transaction
   */
  void requireOwnSession(Connection connection, DataSource dataSource) throws SQLException {}

  /** Why this server cannot take part in two-phase commit, and what to do. */
  Optional<String> twoPhaseObstacle(Connection connection) throws SQLException {
    return Optional.empty();
  }

  /** How many branches this server prepares at once; empty: as many as there are. */
  OptionalInt mostPrepared(Connection connection) throws SQLException {
    return OptionalInt.empty();
  }

  /** Settings by which this server, or the session, may lose what it commits. */
  List<String> lossySettings(Connection connection) throws SQLException {
    return List.of();
  }

  /** The branches in doubt in this database, as far as it tells. */
  List<PreparedBranch> preparedBranches(Connection connection) throws SQLException {
    return List.of();
  }
}
