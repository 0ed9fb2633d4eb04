/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The consumers of which a table has rows. */
public final class ConsumerNames {

  private ConsumerNames() {}

  /** From one name to the next by an index, however many rows each has. */
  public static List<String> in(String table, Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement first = connection.prepareStatement(first(table));
        PreparedStatement next = connection.prepareStatement(next(table))) {
      for (String name = read(first); name != null; name = read(next)) {
        names.add(name);
        next.setString(1, name);
      }
    }
    return names;
  }

  private static String first(String table) {
    return "SELECT MIN(consumer) FROM " + table;
  }

  /** Parameter: the name before. */
  public static String next(String table) {
    return first(table) + " WHERE consumer > ?";
  }

  private static @Nullable String read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
