/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static java.sql.JDBCType.BINARY;
import static java.sql.JDBCType.CHAR;
import static java.sql.JDBCType.NVARCHAR;
import static java.sql.JDBCType.VARBINARY;
import static java.sql.JDBCType.VARCHAR;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables, columns, keys and indexes that a database has, as lines of text: {@link RequiredSchema}.
 */
final class Catalog {

  private static final Set<JDBCType> SIZED = EnumSet.of(VARCHAR, NVARCHAR, CHAR, BINARY, VARBINARY);

  private final DatabaseMetaData metaData;
  private final @Nullable String catalog;
  private final @Nullable String schema;
  private final Set<String> entries = new HashSet<>();

  private Catalog(Connection connection) throws SQLException {
    metaData = connection.getMetaData();
    catalog = connection.getCatalog();
    schema = connection.getSchema();
  }

  /** What the JDBC driver tells of the store's tables in the current schema. */
  static Set<String> of(Connection connection) throws SQLException {
    Catalog found = new Catalog(connection);
    for (String table : RequiredSchema.TABLES) {
      found.read(table);
    }
    return found.entries;
  }

  /** What a query of a dialect's own lists, an entry in each row. */
  static Set<String> listed(Connection connection, String query) throws SQLException {
    Set<String> entries = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        entries.add(rows.getString(1));
      }
    }
    return entries;
  }

  private void read(String name) throws SQLException {
    String stored = metaData.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    try (ResultSet rows = metaData.getColumns(catalog, schema, stored, null)) {
      while (rows.next()) {
        entries.add("table " + name);
        addColumn("column " + name + "." + lower(rows, "COLUMN_NAME"), rows);
      }
    }
    try (ResultSet rows = metaData.getPrimaryKeys(catalog, schema, stored)) {
      addKeys("primary key " + name, rows, "PK_NAME", "KEY_SEQ");
    }
    try (ResultSet rows = metaData.getIndexInfo(catalog, schema, stored, false, true)) {
      addKeys("index " + name, rows, "INDEX_NAME", "ORDINAL_POSITION");
    }
    try (ResultSet rows = metaData.getImportedKeys(catalog, schema, stored)) {
      while (rows.next()) {
        if (rows.getInt("DELETE_RULE") == DatabaseMetaData.importedKeyCascade) {
          entries.add(
              "foreign key %s(%s) on delete cascade".formatted(name, lower(rows, "FKCOLUMN_NAME")));
        }
      }
    }
  }

  private void addColumn(String column, ResultSet row) throws SQLException {
    boolean required = row.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
    entries.add(column);
    entries.add(column + " " + type(row) + (required ? " not null" : ""));
  }

  /** The driver's own name for a type that JDBC does not know. */
  private static String type(ResultSet column) throws SQLException {
    int code = column.getInt("DATA_TYPE");
    for (JDBCType type : JDBCType.values()) {
      if (type.getVendorTypeNumber() == code) {
        String name = type.getName().toLowerCase(Locale.ROOT).replace('_', ' ');
        return SIZED.contains(type) ? name + "(" + column.getInt("COLUMN_SIZE") + ")" : name;
      }
    }
    return lower(column, "TYPE_NAME");
  }

  /** Each row is a column of a key; a row without a column is a statistic. */
  private void addKeys(String prefix, ResultSet rows, String nameColumn, String positionColumn)
      throws SQLException {
    Map<String, SortedMap<Integer, String>> keys = new HashMap<>();
    while (rows.next()) {
      if (rows.getString("COLUMN_NAME") != null) {
        keys.computeIfAbsent(rows.getString(nameColumn), name -> new TreeMap<>())
            .put(rows.getInt(positionColumn), lower(rows, "COLUMN_NAME"));
      }
    }
    keys.values().forEach(key -> entries.add(prefix + "(" + String.join(", ", key.values()) + ")"));
  }

  private static String lower(ResultSet row, String column) throws SQLException {
    return row.getString(column).toLowerCase(Locale.ROOT);
  }
}
