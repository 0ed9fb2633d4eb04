/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What differs between databases; this one speaks the standard. Stateless. */
class Dialect {

  static Dialect of(Connection connection) throws SQLException {
    return switch (connection.getMetaData().getDatabaseProductName()) {
      case "PostgreSQL" -> new PostgresDialect();
      default -> new Dialect();
    };
  }

  /** Makes the running transaction as cheap as history may be. */
  void relax(Connection connection) throws SQLException {}

  /** The current time, as an expression. */
  String now() {
    return "CURRENT_TIMESTAMP";
  }

  final Instant now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + now())) {
      row.next();
      return time(row, 1);
    }
  }

  void setTime(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
    statement.setObject(
        index,
        time == null ? null : time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
        Types.TIMESTAMP_WITH_TIMEZONE);
  }

  @Nullable Instant timeOrNull(ResultSet row, int index) throws SQLException {
    OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  final Instant time(ResultSet row, int index) throws SQLException {
    Instant time = timeOrNull(row, index);
    if (time == null) {
      throw new SQLException("Column " + index + " holds no time");
    }
    return time;
  }
}
