/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

/** For development and tests. */
class H2Dialect extends Dialect {

  private static final int GENERAL_ERROR = 50000;
  private static final int CATALOG_READS = 10;

  H2Dialect() {
    super(Database.H2);
  }

  /** A catalog that another session changes while it is read is a general error; it passes. */
  @Override
  Set<String> catalog(Connection connection) throws SQLException {
    for (int left = CATALOG_READS; ; left--) {
      try {
        return super.catalog(connection);
      } catch (SQLException e) {
        if (left == 1 || e.getErrorCode() != GENERAL_ERROR) {
          throw e;
        }
      }
    }
  }

  /**
   * H2 waits for a lock of its own accord, as long as a setting of the session says; that setting
   * is lent. A unique violation undoes the statement only.
   */
  @Override
  boolean insert(Connection connection, IncomingMessage message, Duration wait)
      throws SQLException {
    int before = lockTimeout(connection);
    setLockTimeout(connection, Math.max(1, wait.toMillis()));
    try {
      return super.insert(connection, message, wait);
    } finally {
      setLockTimeout(connection, before);
    }
  }

  /** A query timeout of H2 is one of the session, too. */
  @Override
  void limit(PreparedStatement statement, Duration wait) {}

  private static int lockTimeout(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT LOCK_TIMEOUT()")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** H2 commits nothing for this statement. */
  private static void setLockTimeout(Connection connection, long millis) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCK_TIMEOUT " + millis);
    }
  }
}
