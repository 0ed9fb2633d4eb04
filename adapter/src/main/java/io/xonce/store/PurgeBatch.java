/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.LocalTransaction;
import io.xonce.internal.PurgeLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** One bounded delete of old records, by whoever holds the purge lock. */
final class PurgeBatch implements LocalTransaction.Work<Integer> {

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
    this.retention = retention;
    this.batchSize = batchSize;
  }

  /** Rows deleted, or {@link PurgeLock#BUSY}. */
  @Override
  public Integer run(Connection connection) throws SQLException {
    Instant now = PurgeLock.take(connection, dialect.database());
    if (now == null) {
      return PurgeLock.BUSY;
    }
    Clocks.demandAgreement(now, consumer);
    Instant cutoff = PurgeLock.cutoff(now, retention);
    int deleted = delete(connection, cutoff);
    if (deleted > 0) {
      Floor.raise(consumer, cutoff, connection, dialect.database());
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
}
