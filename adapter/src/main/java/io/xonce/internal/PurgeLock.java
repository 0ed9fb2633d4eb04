/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row whose holder purges, until its transaction ends: one node at a time. */
public final class PurgeLock {

  /** Longer than any row is old, and still within the calendar of every database. */
  private static final Duration FOR_EVER = Duration.ofDays(365_000);

  /** What a batch answers, instead of the rows deleted, while another holds the lock. */
  public static final int BUSY = -1;

  private PurgeLock() {}

  /**
   * The time by the clock of the database if the lock is now ours; null if another holds it: there
   * is one for all consumers, so it may be at work on another's rows.
   */
  public static @Nullable Instant take(Connection connection, Database database)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(database.purgeLock());
        ResultSet row = statement.executeQuery()) {
      return row.next() ? database.times().read(row, 1) : null;
    }
  }

  /** The time before which a row is older than the retention. */
  public static Instant cutoff(Instant now, Duration retention) {
    return now.minus(retention.compareTo(FOR_EVER) > 0 ? FOR_EVER : retention);
  }
}
