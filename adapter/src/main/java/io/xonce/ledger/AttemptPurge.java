/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.LocalTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** One bounded delete of old attempts, by whoever holds the purge lock. */
final class AttemptPurge implements LocalTransaction.Work<Integer> {

  /** Who does not get the lock at once leaves the work to its holder. */
  private static final String LOCK =
      "SELECT name FROM xonce_lock WHERE name = 'purge' FOR UPDATE SKIP LOCKED";

  static final String OLDEST =
      "SELECT attempt_id FROM xonce_attempt WHERE consumer = ? AND started_at < ?"
          + " ORDER BY started_at LIMIT ?";

  private static final String DELETE = "DELETE FROM xonce_attempt WHERE attempt_id = ?";

  /** Longer than any attempt is old, and still within the calendar of every database. */
  private static final Duration FOR_EVER = Duration.ofDays(365_000);

  private final String consumer;
  private final Duration retention;
  private final int batchSize;

  AttemptPurge(String consumer, Duration retention, int batchSize) {
    if (retention.isZero() || retention.isNegative() || batchSize < 1) {
      throw LedgerMessages.LOG.badPurge(retention, batchSize);
    }
    this.consumer = consumer;
    this.retention = retention.compareTo(FOR_EVER) > 0 ? FOR_EVER : retention;
    this.batchSize = batchSize;
  }

  @Override
  public Integer run(Connection connection) throws SQLException {
    if (!lock(connection)) {
      return 0;
    }
    Dialect dialect = Dialect.of(connection);
    dialect.relax(connection);
    Instant before = dialect.now(connection).minus(retention);
    try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
      select.setString(1, consumer);
      dialect.times().write(select, 2, before);
      select.setInt(3, batchSize);
      try (ResultSet oldest = select.executeQuery()) {
        return delete(connection, oldest);
      }
    }
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOCK)) {
      return row.next();
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
