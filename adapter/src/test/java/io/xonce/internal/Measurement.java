/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What tests that measure a database do to it beside, and how they tell what they found. */
public final class Measurement {

  private Measurement() {}

  public static void execute(DataSource dataSource, String... statements) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public static long number(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  public static void print(String format, @Nullable Object... values) {
    System.out.println("MEASURE " + String.format(Locale.ROOT, format, values));
  }
}
