/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.LocalTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One bounded delete of old records, by whoever holds the purge lock. */
final class PurgeBatch implements LocalTransaction.Work<Integer> {

  /** Who does not get the lock at once leaves the work to its holder. */
  private static final String LOCK =
      "SELECT CURRENT_TIMESTAMP FROM xonce_lock WHERE name = 'purge' FOR UPDATE SKIP LOCKED";

  /** Longer than any record is old, and still within the calendar of every database. */
  private static final Duration FOR_EVER = Duration.ofDays(365_000);

  private final String delete;
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
    this.delete = dialect.purge();
    this.consumer = consumer;
    this.retention = retention.compareTo(FOR_EVER) > 0 ? FOR_EVER : retention;
    this.batchSize = batchSize;
  }

  @Override
  public Integer run(Connection connection) throws SQLException {
    OffsetDateTime now = lock(connection);
    if (now == null) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      statement.setString(1, consumer);
      statement.setObject(2, now.minus(retention));
      statement.setInt(3, batchSize);
      return statement.executeUpdate();
    }
  }

  /** The database's time if the lock is ours, else null. */
  private static @Nullable OffsetDateTime lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOCK)) {
      return row.next() ? row.getObject(1, OffsetDateTime.class) : null;
    }
  }
}
