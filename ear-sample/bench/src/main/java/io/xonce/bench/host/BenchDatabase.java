/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The database, seen past whoever does the work. */
public final class BenchDatabase implements AutoCloseable {

  /** SQL: when a row was committed, in microseconds since 1970. */
  public static final String COMMITTED_MICROS =
      "(extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000000)::bigint";

  private final String url;
  private final String user;
  private final String password;
  private final Connection connection;

  public BenchDatabase(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.connection = connect();
  }

  /** The connection of all that is asked here. */
  public Connection connection() {
    return connection;
  }

  /** One more connection, for the caller to close. */
  public Connection connect() {
    try {
      return DriverManager.getConnection(url, user, password);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a script of this class path. */
  public void run(String script) {
    try (InputStream sql = BenchDatabase.class.getResourceAsStream(script)) {
      if (sql == null) {
        throw new IllegalStateException("Not on the class path: " + script);
      }
      execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(script, e);
    }
  }

  public void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /**
   * The same state before each run: no effects, nothing remembered by anybody, no dead rows,
   * nothing left to be written. What a full store costs is measured apart.
   */
  public void clean() {
    execute(
        "TRUNCATE effect, xonce_message, xonce_reply, xonce_attempt, inbox, int_metadata_store,"
            + " camel_messageprocessed");
    execute("VACUUM (ANALYZE) account");
    execute("CHECKPOINT");
  }

  public long number(String sql) {
    return numbers(sql).get(0);
  }

  /** The first column of a query. */
  public List<Long> numbers(String sql) {
    return query(sql, row -> row.getLong(1));
  }

  public List<String> texts(String sql) {
    return query(sql, row -> row.getString(1));
  }

  private <T> List<T> query(String sql, Column<T> column) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> values = new ArrayList<>();
      while (rows.next()) {
        values.add(column.read(rows));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private interface Column<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Microseconds since 1970 by this machine's clock, which is the database's, too. */
  public static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  /** No transaction at work or in doubt. */
  public boolean isQuiet() {
    return number(
            """
            SELECT (SELECT count(*) FROM pg_prepared_xacts)
                 + (SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND state <> 'idle'
                      AND backend_type = 'client backend' AND pid <> pg_backend_pid())""")
        == 0;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
