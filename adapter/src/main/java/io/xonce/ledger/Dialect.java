/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.TimeColumn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;

/** What differs between databases; this one speaks the standard. Stateless. */
class Dialect {

  static Dialect of(Connection connection) throws SQLException {
    return switch (connection.getMetaData().getDatabaseProductName()) {
      case "PostgreSQL" -> new PostgresDialect();
      case "MariaDB" -> new MariaDbDialect();
      default -> new Dialect();
    };
  }

  /** Makes the running transaction as cheap as history may be. */
  void relax(Connection connection) throws SQLException {}

  /** The current time, as an expression. */
  String now() {
    return "CURRENT_TIMESTAMP";
  }

  /** How its columns keep a time. */
  TimeColumn times() {
    return TimeColumn.ZONED;
  }

  AttemptRows rows(Connection connection, DatabaseClock clock) {
    return new AttemptRows(connection, this, clock);
  }

  final Instant now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + now())) {
      row.next();
      return time(row, 1);
    }
  }

  final Instant time(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(times().read(row, column), "time of a column that is never null");
  }
}
