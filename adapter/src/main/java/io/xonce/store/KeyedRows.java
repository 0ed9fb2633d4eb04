/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.TimeColumn;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Tells the rows of a statement on many keys apart; the first column is the hash of the key. */
final class KeyedRows {

  private final Map<ByteBuffer, MessageKey> keys = new HashMap<>();

  KeyedRows(Collection<MessageKey> keys) {
    keys.forEach(key -> this.keys.put(ByteBuffer.wrap(key.hash()), key));
  }

  /** What is asked of a row. */
  @FunctionalInterface
  interface Condition {
    boolean holds(ResultSet row) throws SQLException;
  }

  /** The keys of the rows that the statement returns and that meet the condition. */
  Set<MessageKey> keys(PreparedStatement statement, Condition condition) throws SQLException {
    Set<MessageKey> found = new HashSet<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        if (condition.holds(rows)) {
          found.add(key(rows));
        }
      }
    }
    return found;
  }

  /** The rows of {@link Records#SELECT}. */
  Map<MessageKey, ProcessedMessage> records(PreparedStatement select, TimeColumn times)
      throws SQLException {
    Map<MessageKey, ProcessedMessage> found = new HashMap<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.put(key(rows), Records.read(rows, times));
      }
    }
    return found;
  }

  private MessageKey key(ResultSet row) throws SQLException {
    return Objects.requireNonNull(keys.get(ByteBuffer.wrap(row.getBytes(1))));
  }
}
