/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.ArrayColumns;
import io.xonce.internal.TimeColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many keys in one statement: a column of a batch is an array, so its text is always the same. */
final class PostgresBatch {

  /** The rows are inserted, and waited for, in the order of the keys. */
  private static final String INSERT =
      "INSERT INTO xonce_message ("
          + Records.WRITTEN
          + ", processed_at) SELECT "
          + Records.WRITTEN
          + ", CURRENT_TIMESTAMP FROM unnest(?::bytea[], ?::text[], ?::text[], ?::text[],"
          + " ?::bytea[], ?::bytea[], ?::int4[], ?::text[], ?::text[], ?::text[]::timestamptz[],"
          + " ?::text[]) AS message ("
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
      bind(new ArrayColumns<>(insert, List.copyOf(messages)));
      return new KeyedRows(keys).keys(insert, row -> true);
    }
  }

  private static void bind(ArrayColumns<IncomingMessage> columns) throws SQLException {
    columns.bytes(1, message -> message.key().hash());
    columns.texts(2, message -> message.key().consumer());
    columns.texts(3, message -> message.key().text());
    columns.texts(4, Records::messageId);
    columns.bytes(5, Records::fingerprint);
    columns.bytes(6, message -> Records.attempt(message.claimant()));
    columns.numbers(7, message -> Records.deliveryCount(message.claimant()));
    columns.texts(8, message -> Records.node(message.claimant()));
    columns.texts(9, message -> Records.transaction(message.claimant()));
    columns.times(10, message -> TimeColumn.storable(message.sentAt()));
    columns.texts(11, message -> message.outcome().name());
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
