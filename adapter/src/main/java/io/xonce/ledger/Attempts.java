/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.Database;
import io.xonce.internal.TimeColumn;
import io.xonce.internal.UuidBytes;
import io.xonce.store.MessageKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads attempts. */
final class Attempts {

  /** A message that is redelivered for ever must not fill the memory of who asks for its story. */
  static final int MOST = 10_000;

  /** Of copies of one message under one key there are few. */
  private static final int MOST_COPIES = 100;

  static final String LAST_ENDED =
      "SELECT message_id, delivery_count, outcome, error FROM xonce_attempt"
          + " WHERE key_hash = ? AND outcome IS NOT NULL ORDER BY started_at DESC, attempt_id DESC";

  private Attempts() {}

  /**
   * A node without a row, or with a newer incarnation, is dead. The attempt that committed is told
   * by the record of the key, unless it ran so long that it has a row of its own. The ids are in
   * order of time; the record has only that of its transaction, which began a little later.
   */
  static String select(Database database) {
    return """
        SELECT a.attempt_id, a.message_id, a.delivery_count, a.node, a.tx_id, a.started_at,
          a.ended_at, a.outcome, a.cause, a.error, n.seen_at, %1$s
        FROM xonce_attempt a
        LEFT JOIN xonce_node n ON n.node = a.node AND n.incarnation = a.incarnation
        WHERE a.key_hash = ?
        UNION ALL
        SELECT m.attempt_id, m.message_id, m.delivery_count, m.node, m.tx_id, m.processed_at,
          NULL, m.outcome, NULL, NULL, NULL, %1$s
        FROM xonce_message m
        WHERE m.key_hash = ? AND m.node IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM xonce_attempt w WHERE w.attempt_id = m.attempt_id)
        ORDER BY attempt_id"""
        .formatted(database.now());
  }

  /** The error of the attempt before this one if that was rejected, empty text if it has none. */
  static Optional<String> rejection(Connection connection, Attempt attempt) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LAST_ENDED)) {
      select.setMaxRows(MOST_COPIES);
      select.setBytes(1, attempt.key().hash());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (Objects.equals(row.getString(1), attempt.messageId())) {
            return rejection(row, attempt);
          }
        }
        return Optional.empty();
      }
    }
  }

  private static Optional<String> rejection(ResultSet row, Attempt attempt) throws SQLException {
    if (!attempt.follows(row.getString(1), row.getInt(2))
        || !AttemptOutcome.REJECTED.name().equals(row.getString(3))) {
      return Optional.empty();
    }
    return Optional.of(Objects.requireNonNullElse(row.getString(4), ""));
  }

  static List<AttemptRecord> of(Connection connection, MessageKey key) throws SQLException {
    Database database = LedgerDatabase.of(connection);
    List<AttemptRecord> attempts = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(select(database))) {
      select.setMaxRows(MOST);
      select.setBytes(1, key.hash());
      select.setBytes(2, key.hash());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          attempts.add(read(database.times(), row, attempts.size() + 1));
        }
      }
    }
    return attempts;
  }

  private static AttemptRecord read(TimeColumn times, ResultSet row, int number)
      throws SQLException {
    return new AttemptRecord(
        number,
        UuidBytes.read(row.getBytes(1)),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        times.required(row, 6),
        times.read(row, 7),
        outcome(times, row),
        row.getString(9),
        row.getString(10));
  }

  private static @Nullable AttemptOutcome outcome(TimeColumn times, ResultSet row)
      throws SQLException {
    String outcome = row.getString(8);
    if (outcome != null) {
      return AttemptOutcome.valueOf(outcome);
    }
    Instant seenAt = times.read(row, 11);
    Instant stale = times.required(row, 12).minus(Nodes.DEAD_AFTER);
    return seenAt == null || seenAt.isBefore(stale) ? AttemptOutcome.UNKNOWN : null;
  }
}
