/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.TimeColumn;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many keys in one statement: a column of a batch is an array, so its text is always the same. */
final class PostgresBatch {

  /** The rows are inserted, and waited for, in the order of the keys. */
  private static final String INSERT =
      "INSERT INTO xonce_message ("
          + Records.WRITTEN
          + ", processed_at) SELECT "
          + Records.WRITTEN
          + ", CURRENT_TIMESTAMP FROM unnest(?::bytea[], ?::text[], ?::text[], ?::text[],"
          + " ?::bytea[], ?::bytea[], ?::text[]::timestamptz[], ?::text[]) AS message ("
          + Records.WRITTEN
          + ") ORDER BY key_hash ON CONFLICT (key_hash) DO NOTHING RETURNING key_hash";

  private static final String SELECT = Records.SELECT + "key_hash = ANY (?)";

  private final Connection connection;
  private final Collection<MessageKey> keys;

  PostgresBatch(Connection connection, Collection<MessageKey> keys) {
    this.connection = connection;
    this.keys = keys;
  }

  /** The keys that were free. */
  Set<MessageKey> insert(Collection<IncomingMessage> messages, Duration wait) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setQueryTimeout(Dialect.wholeSeconds(wait));
      bind(insert, List.copyOf(messages));
      return new KeyedRows(keys).keys(insert, row -> true);
    }
  }

  private void bind(PreparedStatement insert, List<IncomingMessage> messages) throws SQLException {
    insert.setArray(1, binary(messages, message -> message.key().hash()));
    insert.setArray(2, text(messages, message -> message.key().consumer()));
    insert.setArray(3, text(messages, message -> message.key().text()));
    insert.setArray(4, text(messages, Records::messageId));
    insert.setArray(5, binary(messages, Records::fingerprint));
    insert.setArray(6, binary(messages, Records::attempt));
    insert.setArray(7, text(messages, PostgresBatch::sentAt));
    insert.setArray(8, text(messages, message -> message.outcome().name()));
  }

  private static @Nullable String sentAt(IncomingMessage message) {
    Instant time = TimeColumn.storable(message.sentAt());
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS).toString();
  }

  private Array binary(
      List<IncomingMessage> messages, Function<IncomingMessage, byte @Nullable []> column)
      throws SQLException {
    return connection.createArrayOf("bytea", messages.stream().map(column).toArray(byte[][]::new));
  }

  private Array text(
      List<IncomingMessage> messages, Function<IncomingMessage, @Nullable String> column)
      throws SQLException {
    return connection.createArrayOf("text", messages.stream().map(column).toArray(String[]::new));
  }

  /** The records of those keys that have one. */
  Map<MessageKey, ProcessedMessage> find() throws SQLException {
    byte[][] hashes = keys.stream().map(MessageKey::hash).toArray(byte[][]::new);
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(1, connection.createArrayOf("bytea", hashes));
      return new KeyedRows(keys).records(select, TimeColumn.ZONED);
    }
  }
}
