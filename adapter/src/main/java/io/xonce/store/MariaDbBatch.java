/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Many keys in one statement.
 *
 * <p>{@code INSERT IGNORE} makes warnings of more errors than the one of a taken key. No verdict
 * rests on that: a key counts as free if the server returns the new row, as taken if its row is
 * then found, and else there is no verdict. {@code ON DUPLICATE KEY UPDATE} does not tell the two
 * apart: the driver asks for the number of rows found, and that is 1 for both.
 */
final class MariaDbBatch {

  private static final String INSERT =
      "INSERT IGNORE INTO xonce_message (" + Records.WRITTEN + ", processed_at) VALUES ";
  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))";

  private final Connection connection;
  private final Map<ByteBuffer, MessageKey> keys = new LinkedHashMap<>();

  MariaDbBatch(Connection connection, Collection<MessageKey> keys) {
    this.connection = connection;
    keys.forEach(key -> this.keys.put(ByteBuffer.wrap(key.hash()), key));
  }

  /** The keys that were free. The server ends the statement in time, whatever it waits for. */
  Set<MessageKey> insert(Collection<IncomingMessage> messages, Duration wait) throws SQLException {
    String sql = INSERT + repeated(ROW) + " RETURNING key_hash";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setQueryTimeout(Dialect.wholeSeconds(wait));
      int parameters = 0;
      for (IncomingMessage message : messages) {
        parameters = Records.bind(insert, parameters, message, TimeColumn.UTC);
      }
      Set<MessageKey> free = new HashSet<>();
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          free.add(key(rows));
        }
      }
      return free;
    }
  }

  /** The records of those keys that have one. */
  Map<MessageKey, ProcessedMessage> find() throws SQLException {
    String sql = Records.SELECT + "key_hash IN (" + repeated("?") + ")";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      int parameter = 0;
      for (MessageKey key : keys.values()) {
        select.setBytes(++parameter, key.hash());
      }
      Map<MessageKey, ProcessedMessage> found = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.put(key(rows), Records.read(rows, TimeColumn.UTC));
        }
      }
      return found;
    }
  }

  private String repeated(String part) {
    return String.join(", ", Collections.nCopies(keys.size(), part));
  }

  private MessageKey key(ResultSet row) throws SQLException {
    return Objects.requireNonNull(keys.get(ByteBuffer.wrap(row.getBytes(1))));
  }
}
