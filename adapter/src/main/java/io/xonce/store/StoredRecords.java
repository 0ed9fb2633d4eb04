/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much the store holds of a consumer. Read by an index.
 *
 * <p><b>Threads:</b> immutable.
 *
 * @param count of its records, up to {@link #COUNTED}; if there are more, one more than that
 * @param oldest when the oldest of them was processed; null: there is none
 * @param newest when the newest was; null: there is none
 * @param forgottenBefore the floor: what was processed since then has not been purged; null:
 *     nothing has
 * @param now the time by the clock of the database, like all these
 */
public record StoredRecords(
    long count,
    @Nullable Instant oldest,
    @Nullable Instant newest,
    @Nullable Instant forgottenBefore,
    Instant now) {

  /** To count more would take too long for a look. */
  public static final int COUNTED = 100_000;

  private static final String ENDS =
      "SELECT MIN(processed_at), MAX(processed_at) FROM xonce_message WHERE consumer = ?";

  static StoredRecords of(String consumer, Connection connection, Database database)
      throws SQLException {
    Floor floor = Floor.of(consumer, connection, database);
    long count = count(consumer, connection, database);
    try (PreparedStatement select = connection.prepareStatement(ENDS)) {
      select.setString(1, consumer);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new StoredRecords(
            count,
            database.times().read(row, 1),
            database.times().read(row, 2),
            floor.forgottenBefore(),
            floor.now());
      }
    }
  }

  private static long count(String consumer, Connection connection, Database database)
      throws SQLException {
    String sql =
        "SELECT COUNT(*) FROM (SELECT processed_at FROM xonce_message WHERE consumer = ?"
            + " ORDER BY processed_at"
            + database.firstRows()
            + ") counted";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, consumer);
      select.setInt(2, COUNTED + 1);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
