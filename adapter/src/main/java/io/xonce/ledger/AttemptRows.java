/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.Database;
import io.xonce.internal.TimeColumn;
import io.xonce.internal.UuidBytes;
import io.xonce.ledger.Backlog.Row;
import io.xonce.store.Claimant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes attempts, many in one round trip. */
class AttemptRows {

  private static final String INSERT =
      "INSERT INTO xonce_attempt (ended_at, outcome, cause, error, key_hash, attempt_id,"
          + " consumer, message_id, delivery_count, node, incarnation, tx_id, started_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String UPDATE =
      "UPDATE xonce_attempt SET ended_at = ?, outcome = ?, cause = ?, error = ?"
          + " WHERE attempt_id = ?";

  private static final String DELETE = "DELETE FROM xonce_attempt WHERE attempt_id = ?";

  final Connection connection;
  private final TimeColumn times;
  private final DatabaseClock clock;

  AttemptRows(Connection connection, TimeColumn times, DatabaseClock clock) {
    this.connection = connection;
    this.times = times;
    this.clock = clock;
  }

  /** Those of a database: standard SQL, or its own for many rows. */
  static AttemptRows of(Database database, Connection connection, DatabaseClock clock) {
    return switch (database) {
      case POSTGRESQL -> new PostgresAttemptRows(connection, clock);
      case MARIADB, H2, ORACLE, SQLSERVER, DB2 ->
          new AttemptRows(connection, database.times(), clock);
    };
  }

  private interface Binding {
    void bind(PreparedStatement statement, Row row) throws SQLException;
  }

  void insert(List<Row> rows, String node, UUID incarnation) throws SQLException {
    batch(
        INSERT,
        rows,
        (statement, row) -> {
          bindEnding(statement, row.ending());
          statement.setBytes(5, row.attempt().key().hash());
          statement.setBytes(6, id(row.attempt()));
          bindBeginning(statement, row.attempt());
          statement.setString(10, node);
          statement.setBytes(11, UuidBytes.of(incarnation));
        });
  }

  /** Tells how they ended; returns those that are not there. */
  List<Row> update(List<Row> rows) throws SQLException {
    int[] found =
        batch(
            UPDATE,
            rows,
            (statement, row) -> {
              bindEnding(statement, row.ending());
              statement.setBytes(5, id(row.attempt()));
            });
    return IntStream.range(0, found.length).filter(i -> found[i] == 0).mapToObj(rows::get).toList();
  }

  void delete(List<Row> rows) throws SQLException {
    batch(DELETE, rows, (statement, row) -> statement.setBytes(1, id(row.attempt())));
  }

  private int[] batch(String sql, List<Row> rows, Binding binding) throws SQLException {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Row row : rows) {
        binding.bind(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  static byte[] id(Attempt attempt) {
    return UuidBytes.of(claimant(attempt).attempt());
  }

  static Claimant claimant(Attempt attempt) {
    return Objects.requireNonNull(attempt.claimant(), "claimant of an attempt in memory");
  }

  final Instant begunAt(Attempt attempt) {
    return clock.at(attempt.begun());
  }

  private void bindBeginning(PreparedStatement statement, Attempt attempt) throws SQLException {
    statement.setString(7, attempt.key().consumer());
    statement.setString(8, Texts.display(attempt.messageId()));
    statement.setInt(9, claimant(attempt).deliveryCount());
    statement.setString(12, Texts.display(claimant(attempt).transactionId()));
    times.write(statement, 13, begunAt(attempt));
  }

  private void bindEnding(PreparedStatement statement, @Nullable Ending ending)
      throws SQLException {
    times.write(statement, 1, endedAt(ending));
    statement.setString(2, ending == null ? null : ending.outcome().name());
    statement.setString(3, ending == null ? null : Texts.display(ending.cause()));
    statement.setString(4, ending == null ? null : ending.error());
  }

  /** An end that nobody saw has no time. */
  final @Nullable Instant endedAt(@Nullable Ending ending) {
    return ending == null || ending.outcome() == AttemptOutcome.UNKNOWN
        ? null
        : clock.at(ending.nanoTime());
  }
}
