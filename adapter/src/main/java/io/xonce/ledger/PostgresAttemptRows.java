/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.ArrayColumns;
import io.xonce.internal.TimeColumn;
import io.xonce.internal.UuidBytes;
import io.xonce.ledger.Backlog.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All rows in one statement: a batch of JDBC would be executed once for each of them. */
final class PostgresAttemptRows extends AttemptRows {

  private static final String INSERT =
      "INSERT INTO xonce_attempt (key_hash, attempt_id, consumer, message_id, delivery_count, tx_id,"
          + " started_at, ended_at, outcome, cause, error, node, incarnation)"
          + " SELECT attempt.*, ?, ? FROM unnest(?::bytea[], ?::bytea[], ?::text[], ?::text[],"
          + " ?::int4[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::text[],"
          + " ?::text[], ?::text[]) AS attempt";

  PostgresAttemptRows(Connection connection, DatabaseClock clock) {
    super(connection, TimeColumn.ZONED, clock);
  }

  @Override
  void insert(List<Row> rows, String node, UUID incarnation) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, node);
      insert.setBytes(2, UuidBytes.of(incarnation));
      bind(new ArrayColumns<>(insert, rows));
      insert.executeUpdate();
    }
  }

  private void bind(ArrayColumns<Row> columns) throws SQLException {
    columns.bytes(3, row -> row.attempt().key().hash());
    columns.bytes(4, row -> id(row.attempt()));
    columns.texts(5, row -> row.attempt().key().consumer());
    columns.texts(6, row -> Texts.display(row.attempt().messageId()));
    columns.numbers(7, row -> claimant(row.attempt()).deliveryCount());
    columns.texts(8, row -> Texts.display(claimant(row.attempt()).transactionId()));
    columns.times(9, row -> begunAt(row.attempt()));
    columns.times(10, row -> endedAt(row.ending()));
    columns.texts(11, ofEnding(ending -> ending.outcome().name()));
    columns.texts(12, ofEnding(ending -> Texts.display(ending.cause())));
    columns.texts(13, ofEnding(Ending::error));
  }

  private static Function<Row, @Nullable String> ofEnding(
      Function<Ending, @Nullable String> column) {
    return row -> row.ending() == null ? null : column.apply(row.ending());
  }
}
