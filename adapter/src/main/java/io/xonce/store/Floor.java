/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.Database;
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
 * @param now the time by the clock of the database
 * @param forgottenBefore no record processed since then has been forgotten; null before the first
 *     purge
 */
record Floor(Instant now, @Nullable Instant forgottenBefore) {

  /** A sender's clock may be ahead of the database's by so much. */
  static final Duration TOLERANCE = Clocks.TOLERANCE;

  private static final String FORGOTTEN =
      "(SELECT forgotten_before FROM xonce_floor WHERE consumer = ?)";

  private static final String INSERT =
      "INSERT INTO xonce_floor (forgotten_before, consumer) VALUES (?, ?)";

  private static final String UPDATE =
      "UPDATE xonce_floor SET forgotten_before = ? WHERE consumer = ?";

  /**
   * To be read after the claims it is to judge: the purge that takes a record away moves the floor
   * in the same transaction.
   */
  static Floor of(String consumer, Connection connection, Database database) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(select(database))) {
      select.setString(1, consumer);
      try (ResultSet row = select.executeQuery()) {
        return read(row, database);
      }
    }
  }

  /** What reads it; its parameter is the consumer. */
  static String select(Database database) {
    return database.select(database.now() + ", " + FORGOTTEN);
  }

  /** From the answer to {@link #select}. */
  static Floor read(ResultSet row, Database database) throws SQLException {
    row.next();
    return new Floor(database.times().required(row, 1), database.times().read(row, 2));
  }

  /**
   * Why nobody can say that no record of the message was forgotten; null if none was. What comes
   * from the future will seem younger than its record when both are old, so it is not let in.
   */
  @Nullable String doubt(IncomingMessage message) {
    Instant sentAt = message.sentAt();
    if (sentAt != null && sentAt.isAfter(now.plus(TOLERANCE))) {
      return "it was sent at %s by the clock of its sender, and by that of the database it is %s: one of them is wrong"
          .formatted(sentAt, now);
    }
    if (forgottenBefore == null) {
      return null;
    }
    if (sentAt == null) {
      return "it does not say when it was sent, and what was processed before %s is forgotten"
          .formatted(forgottenBefore);
    }
    return sentAt.isBefore(forgottenBefore.plus(TOLERANCE))
        ? "it was sent at %s by the clock of its sender, and by that of the database, where it is %s, what was processed before %s is forgotten"
            .formatted(sentAt, now, forgottenBefore)
        : null;
  }

  /** Never moves it back. To be called by the holder of the purge lock. */
  static void raise(String consumer, Instant cutoff, Connection connection, Database database)
      throws SQLException {
    Instant before = of(consumer, connection, database).forgottenBefore();
    if (before != null && !before.isBefore(cutoff)) {
      return;
    }
    try (PreparedStatement write = connection.prepareStatement(before == null ? INSERT : UPDATE)) {
      database.times().write(write, 1, cutoff);
      write.setString(2, consumer);
      write.executeUpdate();
    }
  }
}
