/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.DisplayText;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What differs between databases. Stateless. */
abstract class Dialect {

  /** The time is the database's: the clocks of several nodes must not decide what is old. */
  static final String INSERT =
      "INSERT INTO xonce_message (key_hash, consumer, key_text, message_id, sent_at, processed_at)"
          + " VALUES (?, ?, ?, ?, ?, CURRENT_TIMESTAMP)";

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  static Dialect of(DatabaseMetaData metaData) throws SQLException {
    String product = metaData.getDatabaseProductName();
    List<Dialect> supported = List.of(new PostgresDialect(), new H2Dialect());
    return supported.stream()
        .filter(dialect -> dialect.product().equals(product))
        .findFirst()
        .orElseThrow(
            () ->
                StoreMessages.MESSAGES.unknownDatabase(
                    product, supported.stream().map(Dialect::product).toList()));
  }

  /** The product name that the driver reports. */
  abstract String product();

  /** The DDL in this package's folder of the jar. */
  abstract String file();

  /** What {@link #factsQuery} must answer for the schema of {@link #file}. */
  abstract List<String> requiredFacts();

  /** One text column: a fact per row, on the tables as an unqualified name finds them. */
  abstract String factsQuery();

  /**
   * Inserts the record unless the key is taken, waiting for a transaction that holds it.
   *
   * @return whether the key was free
   */
  abstract boolean insert(Connection connection, IncomingMessage message, Duration wait)
      throws SQLException;

  /** Parameters: consumer, time before which a record is old, number of rows. */
  abstract String purge();

  /** Why this server cannot take part in two-phase commit, and what to do. */
  Optional<String> twoPhaseObstacle(Connection connection) throws SQLException {
    return Optional.empty();
  }

  static int executeInsert(PreparedStatement insert, IncomingMessage message) throws SQLException {
    MessageKey key = message.key();
    String messageId = message.messageId();
    insert.setBytes(1, key.hash());
    insert.setString(2, key.consumer());
    insert.setString(3, key.text());
    insert.setString(4, messageId == null ? null : DisplayText.of(messageId));
    insert.setObject(5, storable(message.sentAt()), Types.TIMESTAMP_WITH_TIMEZONE);
    return insert.executeUpdate();
  }

  /** A sender's nonsense time must not make its message undeliverable. */
  private static @Nullable OffsetDateTime storable(@Nullable Instant time) {
    if (time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      return null;
    }
    return time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
