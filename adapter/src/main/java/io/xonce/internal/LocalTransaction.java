/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction of the connection alone; must not be used where a JTA transaction runs. */
public final class LocalTransaction {

  private LocalTransaction() {}

  /** The statements of one local transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Commits, or rolls back if the work fails; leaves autocommit as it found it. */
  public static <T> T run(Connection connection, Work<T> work) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    T result;
    try {
      result = work.run(connection);
      connection.commit();
    } catch (SQLException | RuntimeException | Error failure) {
      undo(connection, autoCommit, failure);
      throw failure;
    }
    connection.setAutoCommit(autoCommit);
    return result;
  }

  /** On a broken connection this fails too; the first failure is the one to tell. */
  private static void undo(Connection connection, boolean autoCommit, Throwable failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
