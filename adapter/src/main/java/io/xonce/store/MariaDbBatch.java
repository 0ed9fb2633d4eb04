/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.Database;
import io.xonce.internal.UuidBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Many keys in one statement.
 *
 * <p>Who inserted a row is told by a random number in it, since the count of rows is 1 for a row
 * inserted and for a row found: the driver asks for rows found. {@code INSERT IGNORE} has two
 * flaws: it makes warnings of errors in the data, and it waits for a shared lock on a taken key, so
 * that two who wait for one that a purge then frees meet in a deadlock.
 */
final class MariaDbBatch {

  private static final String INSERT =
      "INSERT INTO xonce_message (" + Records.WRITTEN + ", processed_at, claim_id) VALUES ";
  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), ?)";
  private static final String OR_FIND =
      " ON DUPLICATE KEY UPDATE key_hash = key_hash RETURNING key_hash, claim_id";

  private final Connection connection;
  private final Collection<MessageKey> keys;

  MariaDbBatch(Connection connection, Collection<MessageKey> keys) {
    this.connection = connection;
    this.keys = keys;
  }

  /** The keys that were free. The server ends the statement in time, whatever it waits for. */
  Set<MessageKey> insert(Collection<IncomingMessage> messages, Duration wait) throws SQLException {
    byte[] claim = UuidBytes.of(UUID.randomUUID());
    try (PreparedStatement insert = connection.prepareStatement(INSERT + repeated(ROW) + OR_FIND)) {
      insert.setQueryTimeout(Dialect.wholeSeconds(wait));
      int bound = 0;
      for (IncomingMessage message : messages) {
        bound = Records.bind(insert, bound, message, Database.MARIADB.times()) + 1;
        insert.setBytes(bound, claim);
      }
      return new KeyedRows(keys).keys(insert, row -> Arrays.equals(row.getBytes(2), claim));
    }
  }

  /** The records of those keys that have one. */
  Map<MessageKey, ProcessedMessage> find() throws SQLException {
    String sql = Records.SELECT + "key_hash IN (" + repeated("?") + ")";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      int parameter = 0;
      for (MessageKey key : keys) {
        select.setBytes(++parameter, key.hash());
      }
      return new KeyedRows(keys).records(select, Database.MARIADB.times());
    }
  }

  private String repeated(String part) {
    return String.join(", ", Collections.nCopies(keys.size(), part));
  }
}
