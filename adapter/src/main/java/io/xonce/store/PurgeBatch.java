/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.LocalTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One bounded delete of old records, by whoever holds the purge lock. */
final class PurgeBatch implements LocalTransaction.Work<Integer> {

  /** Longer than any record is old, and still within the calendar of every database. */
  private static final Duration FOR_EVER = Duration.ofDays(365_000);

  private final Dialect dialect;
  private final String consumer;
  private final Duration retention;
  private final int batchSize;

  PurgeBatch(Dialect dialect, String consumer, Duration retention, int batchSize) {
    ConsumerName.require(consumer);
    if (retention.isZero() || retention.isNegative()) {
      throw StoreMessages.MESSAGES.badRetention(retention, consumer);
    }
    if (batchSize < 1) {
      throw StoreMessages.MESSAGES.badBatchSize(batchSize);
    }
    this.dialect = dialect;
    this.consumer = consumer;
    this.retention = retention.compareTo(FOR_EVER) > 0 ? FOR_EVER : retention;
    this.batchSize = batchSize;
  }

  @Override
  public Integer run(Connection connection) throws SQLException {
    Instant now = lock(connection);
    if (now == null) {
      return 0;
    }
    Instant cutoff = now.minus(retention);
    int deleted = delete(connection, cutoff);
    if (deleted > 0) {
      Floor.raise(consumer, cutoff, connection, dialect.times());
    }
    return deleted;
  }

  private int delete(Connection connection, Instant cutoff) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(dialect.purge())) {
      statement.setString(1, consumer);
      dialect.times().write(statement, 2, cutoff);
      statement.setInt(3, batchSize);
      return statement.executeUpdate();
    }
  }

  /** The database's time if the lock is ours, else null: its holder does the work. */
  private @Nullable Instant lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(dialect.purgeLock())) {
      return row.next() ? dialect.times().read(row, 1) : null;
    }
  }
}
