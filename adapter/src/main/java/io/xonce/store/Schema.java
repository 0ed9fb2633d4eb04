/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.LocalTransaction;
import io.xonce.internal.SqlStates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The tables of the store: looks whether they are right, creates them if asked to. */
final class Schema {

  private static final String PURGE_ROW = "row 'purge' of xonce_lock";
  private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\R");
  private static final Pattern STATEMENT_END = Pattern.compile(";\\s*(\\R|$)\\s*");
  private static final int CREATE_ATTEMPTS = 3;

  private final Connection connection;
  private final Dialect dialect;

  Schema(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  void validate() throws SQLException {
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      throw StoreMessages.MESSAGES.wrongSchema(schema(), missing, path());
    }
  }

  /** Some databases have one level, which JDBC calls a catalog. */
  private String schema() throws SQLException {
    String schema = connection.getSchema();
    return schema == null ? String.valueOf(connection.getCatalog()) : schema;
  }

  /**
   * Looks first, so that a user without the right to create can open a complete schema. Two nodes
   * may both find nothing; the statement of the slower one then fails on the database's own
   * catalog, in spite of IF NOT EXISTS, and it looks again.
   */
  void create() throws SQLException {
    for (int attempt = 1; !missing().isEmpty(); attempt++) {
      try {
        LocalTransaction.run(connection, this::runFile);
        validate();
        return;
      } catch (SQLException e) {
        if (SqlStates.isUnavailable(e)) {
          throw e;
        }
        if (attempt == CREATE_ATTEMPTS) {
          throw StoreMessages.MESSAGES.schemaNotCreated(e, SqlStates.of(e), path());
        }
      }
    }
  }

  private int runFile(Connection transaction) throws SQLException {
    try (Statement statement = transaction.createStatement()) {
      for (String sql : statements(read())) {
        statement.addBatch(sql);
      }
      return statement.executeBatch().length;
    }
  }

  /** Most databases take one statement at a time. */
  static List<String> statements(String file) {
    return STATEMENT_END.splitAsStream(COMMENT.matcher(file).replaceAll("")).toList();
  }

  /** Of a table that is not there, nothing else is listed. */
  private List<String> missing() throws SQLException {
    List<String> missing = new ArrayList<>(dialect.requiredCatalog());
    missing.removeAll(dialect.catalog(connection));
    for (String table : RequiredSchema.TABLES) {
      if (missing.contains("table " + table)) {
        missing.removeIf(entry -> entry.matches(".* " + table + "\\b.+"));
      }
    }
    if (missing.isEmpty() && !hasPurgeRow()) {
      missing.add(PURGE_ROW);
    }
    return missing;
  }

  /** Without it nobody would ever get the purge lock, and nobody would notice. */
  private boolean hasPurgeRow() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name FROM xonce_lock WHERE name = 'purge'")) {
      return rows.next();
    }
  }

  private String path() {
    return "io/xonce/store/" + dialect.database().file();
  }

  private String read() {
    try (InputStream file = Schema.class.getResourceAsStream(dialect.database().file())) {
      if (file == null) {
        throw StoreMessages.MESSAGES.fileMissing(path());
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
