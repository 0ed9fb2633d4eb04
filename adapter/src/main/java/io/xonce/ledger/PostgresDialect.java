/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

final class PostgresDialect extends Dialect {

  /**
   * The commit does not wait for the disk. A crash of the server may cost the last moments of
   * history, never state; and the ledger takes no forced write away from the messages.
   */
  @Override
  void relax(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL synchronous_commit = off");
    }
  }

  @Override
  AttemptRows rows(Connection connection, DatabaseClock clock) {
    return new PostgresAttemptRows(connection, this, clock);
  }
}
