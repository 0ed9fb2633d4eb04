/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows of {@code xonce_reply}; a foreign key takes them away with their record. */
final class ReplyRows {

  private static final String INSERT =
      "INSERT INTO xonce_reply (key_hash, kind, properties, body) VALUES (?, ?, ?, ?)";
  private static final String SELECT =
      "SELECT kind, properties, body FROM xonce_reply WHERE key_hash = ?";

  private ReplyRows() {}

  static void save(Connection connection, MessageKey key, StoredReply reply) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setBytes(1, key.hash());
      insert.setString(2, reply.kind().name());
      insert.setString(3, reply.properties());
      insert.setBytes(4, reply.body());
      insert.executeUpdate();
    }
  }

  static @Nullable StoredReply find(Connection connection, MessageKey key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setBytes(1, key.hash());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? read(row) : null;
      }
    }
  }

  /** Some databases keep an empty body as none. */
  private static StoredReply read(ResultSet row) throws SQLException {
    byte[] body = row.getBytes(3);
    return new StoredReply(
        StoredReply.Kind.valueOf(row.getString(1)),
        row.getString(2),
        body == null ? new byte[0] : body);
  }
}
