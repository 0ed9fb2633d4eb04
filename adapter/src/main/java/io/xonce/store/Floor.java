/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.TimeColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The admission floor of a consumer: no record processed since then has been forgotten. Before the
 * first purge there is none, and nothing is stale.
 */
final class Floor {

  /** A producer's clock may be ahead of the database's by so much. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String SELECT =
      "SELECT forgotten_before FROM xonce_floor WHERE consumer = ?";
  private static final String INSERT =
      "INSERT INTO xonce_floor (forgotten_before, consumer) VALUES (?, ?)";
  private static final String UPDATE =
      "UPDATE xonce_floor SET forgotten_before = ? WHERE consumer = ?";

  private final Connection connection;
  private final TimeColumn times;

  Floor(Connection connection, TimeColumn times) {
    this.connection = connection;
    this.times = times;
  }

  /**
   * Whether a record of the message may have been forgotten. To be asked after its claim: the purge
   * that takes a record away moves the floor in the same transaction.
   */
  boolean isAbove(IncomingMessage message) throws SQLException {
    Instant floor = find(message.key().consumer());
    Instant sentAt = message.sentAt();
    return floor != null && (sentAt == null || sentAt.isBefore(floor.plus(TOLERANCE)));
  }

  /** Never moves it back. To be called by the holder of the purge lock. */
  void raise(String consumer, Instant forgottenBefore) throws SQLException {
    Instant floor = find(consumer);
    if (floor == null || floor.isBefore(forgottenBefore)) {
      write(floor == null ? INSERT : UPDATE, consumer, forgottenBefore);
    }
  }

  private @Nullable Instant find(String consumer) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, consumer);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? times.read(row, 1) : null;
      }
    }
  }

  private void write(String sql, String consumer, Instant forgottenBefore) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      times.write(statement, 1, forgottenBefore);
      statement.setString(2, consumer);
      statement.executeUpdate();
    }
  }
}
