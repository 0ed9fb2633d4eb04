/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads records; the same on every database. */
final class Records {

  private static final String SELECT =
      "SELECT consumer, key_text, message_id, sent_at, processed_at FROM xonce_message"
          + " WHERE key_hash = ?";

  private Records() {}

  static @Nullable ProcessedMessage find(Connection connection, MessageKey key)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setBytes(1, key.hash());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? read(row) : null;
      }
    }
  }

  private static ProcessedMessage read(ResultSet row) throws SQLException {
    OffsetDateTime sentAt = row.getObject(4, OffsetDateTime.class);
    Instant sent = sentAt == null ? null : sentAt.toInstant();
    Instant processed = row.getObject(5, OffsetDateTime.class).toInstant();
    return new ProcessedMessage(
        row.getString(1), row.getString(2), row.getString(3), sent, processed);
  }
}
