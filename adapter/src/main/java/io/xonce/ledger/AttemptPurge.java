/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.Database;
import io.xonce.internal.LocalTransaction;
import io.xonce.internal.PurgeLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** One bounded delete of old attempts, by whoever holds the purge lock. */
final class AttemptPurge implements LocalTransaction.Work<Integer> {

  private static final String DELETE = "DELETE FROM xonce_attempt WHERE attempt_id = ?";

  private final String consumer;
  private final Duration retention;
  private final int batchSize;

  AttemptPurge(String consumer, Duration retention, int batchSize) {
    if (retention.isZero() || retention.isNegative() || batchSize < 1) {
      throw LedgerMessages.LOG.badPurge(retention, batchSize);
    }
    this.consumer = consumer;
    this.retention = retention;
    this.batchSize = batchSize;
  }

  /** Parameters: consumer, time before which an attempt is old, number of rows. */
  static String oldest(Database database) {
    return "SELECT attempt_id FROM xonce_attempt WHERE consumer = ? AND started_at < ?"
        + " ORDER BY started_at"
        + database.firstRows();
  }

  /** Rows deleted, or {@link PurgeLock#BUSY}. */
  @Override
  public Integer run(Connection connection) throws SQLException {
    Database database = LedgerDatabase.of(connection);
    Instant now = PurgeLock.take(connection, database);
    if (now == null) {
      return PurgeLock.BUSY;
    }
    database.relaxCommit(connection);
    try (PreparedStatement select = connection.prepareStatement(oldest(database))) {
      select.setString(1, consumer);
      database.times().write(select, 2, PurgeLock.cutoff(now, retention));
      select.setInt(3, batchSize);
      try (ResultSet oldest = select.executeQuery()) {
        return delete(connection, oldest);
      }
    }
  }

  /** By primary key, in one round trip: not every database deletes by a limited subquery. */
  private static int delete(Connection connection, ResultSet oldest) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      int rows = 0;
      while (oldest.next()) {
        delete.setBytes(1, oldest.getBytes(1));
        delete.addBatch();
        rows++;
      }
      delete.executeBatch();
      return rows;
    }
  }
}
