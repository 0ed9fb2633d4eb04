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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tables, columns, keys and indexes as lines of text: those needed, and those a catalog has. */
final class Facts {

  private static final List<String> TABLES =
      List.of(
          "xonce_message",
          "xonce_reply",
          "xonce_floor",
          "xonce_lock",
          "xonce_attempt",
          "xonce_node");

  private static final String REQUIRED =
      """
      table xonce_message
      column xonce_message.key_hash {hash} not null
      column xonce_message.consumer {text:200} not null
      column xonce_message.key_text {text:200} not null
      column xonce_message.message_id {text:200}
      column xonce_message.fingerprint {hash}
      column xonce_message.attempt_id {id}
      column xonce_message.delivery_count
      column xonce_message.node {text:200}
      column xonce_message.tx_id {text:200}
      column xonce_message.sent_at {time}
      column xonce_message.processed_at {time} not null
      column xonce_message.outcome {text:20} not null
      primary key xonce_message(key_hash)
      index xonce_message(consumer, processed_at)
      table xonce_reply
      column xonce_reply.key_hash {hash} not null
      column xonce_reply.kind {text:20} not null
      column xonce_reply.properties
      column xonce_reply.body
      primary key xonce_reply(key_hash)
      foreign key xonce_reply(key_hash) on delete cascade
      table xonce_floor
      column xonce_floor.consumer {text:200} not null
      column xonce_floor.forgotten_before {time} not null
      primary key xonce_floor(consumer)
      table xonce_lock
      primary key xonce_lock(name)
      table xonce_attempt
      column xonce_attempt.attempt_id {id} not null
      column xonce_attempt.key_hash {hash} not null
      column xonce_attempt.consumer {text:200} not null
      column xonce_attempt.message_id {text:200}
      column xonce_attempt.delivery_count
      column xonce_attempt.node {text:200} not null
      column xonce_attempt.incarnation {id} not null
      column xonce_attempt.tx_id {text:200}
      column xonce_attempt.started_at {time} not null
      column xonce_attempt.ended_at {time}
      column xonce_attempt.outcome {text:20}
      column xonce_attempt.cause {text:200}
      column xonce_attempt.error {text:1000}
      primary key xonce_attempt(attempt_id)
      index xonce_attempt(key_hash)
      index xonce_attempt(consumer, started_at)
      table xonce_node
      column xonce_node.node {text:200} not null
      column xonce_node.incarnation {id} not null
      column xonce_node.seen_at {time} not null
      primary key xonce_node(node, incarnation)
      """;

  private static final Pattern TYPE = Pattern.compile("\\{(\\w+)(?::(\\d+))?}");

  private static final Set<JDBCType> SIZED = EnumSet.of(VARCHAR, NVARCHAR, CHAR, BINARY, VARBINARY);

  private final DatabaseMetaData metaData;
  private final @Nullable String catalog;
  private final @Nullable String schema;
  private final Set<String> facts = new HashSet<>();

  private Facts(Connection connection) throws SQLException {
    metaData = connection.getMetaData();
    catalog = connection.getCatalog();
    schema = connection.getSchema();
  }

  /** What a complete schema has, with a dialect's names of the types. */
  static List<String> required(Map<String, String> types) {
    return TYPE.matcher(REQUIRED)
        .replaceAll(type -> types.getOrDefault(type.group(1), "").formatted(type.group(2)))
        .lines()
        .toList();
  }

  /** What the JDBC driver tells of the store's tables in the current schema. */
  static Set<String> of(Connection connection) throws SQLException {
    Facts found = new Facts(connection);
    for (String table : TABLES) {
      found.read(table);
    }
    return found.facts;
  }

  /** What a query of a dialect's own lists, a fact in each row. */
  static Set<String> listed(Connection connection, String query) throws SQLException {
    Set<String> facts = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        facts.add(rows.getString(1));
      }
    }
    return facts;
  }

  private void read(String name) throws SQLException {
    String stored = metaData.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    try (ResultSet rows = metaData.getColumns(catalog, schema, stored, null)) {
      while (rows.next()) {
        facts.add("table " + name);
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
          facts.add(
              "foreign key %s(%s) on delete cascade".formatted(name, lower(rows, "FKCOLUMN_NAME")));
        }
      }
    }
  }

  private void addColumn(String column, ResultSet row) throws SQLException {
    boolean required = row.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
    facts.add(column);
    facts.add(column + " " + type(row) + (required ? " not null" : ""));
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
    keys.values().forEach(key -> facts.add(prefix + "(" + String.join(", ", key.values()) + ")"));
  }

  private static String lower(ResultSet row, String column) throws SQLException {
    return row.getString(column).toLowerCase(Locale.ROOT);
  }
}
