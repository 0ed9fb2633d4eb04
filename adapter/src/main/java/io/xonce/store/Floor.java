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
 * The admission floor of a consumer.
 *
 * @param forgottenBefore no record processed since then has been forgotten; null before the first
 *     purge, when nothing is stale
 */
record Floor(@Nullable Instant forgottenBefore) {

  /** A producer's clock may be ahead of the database's by so much. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String SELECT =
      "SELECT forgotten_before FROM xonce_floor WHERE consumer = ?";
  private static final String INSERT =
      "INSERT INTO xonce_floor (forgotten_before, consumer) VALUES (?, ?)";
  private static final String UPDATE =
      "UPDATE xonce_floor SET forgotten_before = ? WHERE consumer = ?";

  /**
   * To be read after the claims it is to judge: the purge that takes a record away moves the floor
   * in the same transaction.
   */
  static Floor of(String consumer, Connection connection, TimeColumn times) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, consumer);
      try (ResultSet row = select.executeQuery()) {
        return new Floor(row.next() ? times.read(row, 1) : null);
      }
    }
  }

  /** Whether a record of the message may have been forgotten. */
  boolean isAbove(IncomingMessage message) {
    Instant sentAt = message.sentAt();
    return forgottenBefore != null
        && (sentAt == null || sentAt.isBefore(forgottenBefore.plus(TOLERANCE)));
  }

  /** Never moves it back. To be called by the holder of the purge lock. */
  static void raise(String consumer, Instant cutoff, Connection connection, TimeColumn times)
      throws SQLException {
    Instant before = of(consumer, connection, times).forgottenBefore();
    if (before != null && !before.isBefore(cutoff)) {
      return;
    }
    try (PreparedStatement write = connection.prepareStatement(before == null ? INSERT : UPDATE)) {
      times.write(write, 1, cutoff);
      write.setString(2, consumer);
      write.executeUpdate();
    }
  }
}
