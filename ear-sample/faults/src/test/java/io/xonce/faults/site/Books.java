/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.lab.Postgres;
import io.xonce.lab.oracle.Entity;
import io.xonce.lab.oracle.Key;
import io.xonce.lab.oracle.Stamp;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The database as its superuser sees it, past the server. Each look is a new connection. */
public final class Books {

  private static final int HANG_SECONDS = 60;
  private static final List<String> TABLES = List.of("effect", "entity", "xonce_message");

  private final Postgres postgres;
  private final String database;

  Books(Postgres postgres, String database) {
    this.postgres = postgres;
    this.database = database;
  }

  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      // What a branch in doubt holds is not waited for until the end of all days.
      statement.setQueryTimeout(HANG_SECONDS);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Entities of a consumer, from "0" on. */
  void open(String consumer, int entities) {
    execute(
        "INSERT INTO entity SELECT '%s/' || i, 0, 0 FROM generate_series(0, %d) i"
            .formatted(consumer, entities - 1));
  }

  /** Keeps what is in the tables, to be restored. */
  public void save() {
    for (String table : TABLES) {
      execute("DROP TABLE IF EXISTS saved_" + table);
      execute("CREATE TABLE saved_" + table + " AS TABLE " + table);
    }
  }

  public void restore() {
    for (String table : TABLES) {
      execute("DELETE FROM " + table);
      execute("INSERT INTO " + table + " TABLE saved_" + table);
    }
  }

  public List<Stamp> effects() {
    return query(
        "SELECT consumer, message_key, sent, attempt, payload, entity, version, amount FROM effect",
        row ->
            new Stamp(
                new Key(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8)));
  }

  public List<Entity> entities() {
    return query(
        "SELECT name, version, balance FROM entity",
        row -> new Entity(row.getString(1), row.getLong(2), row.getLong(3)));
  }

  /** Keys that are recorded as processed, without the records of copies that were put aside. */
  public List<Key> records() {
    return query(
        "SELECT consumer, key_text FROM xonce_message WHERE key_text NOT LIKE 'copy ID:%'",
        row -> new Key(row.getString(1), row.getString(2)));
  }

  /** How many effects there are of each consumer. */
  public Map<String, Long> processed() {
    Map<String, Long> processed = new HashMap<>();
    query(
        "SELECT consumer, count(*) FROM effect GROUP BY consumer",
        row -> processed.put(row.getString(1), row.getLong(2)));
    return processed;
  }

  /** How many effects there are of a consumer. */
  public long processed(String consumer) {
    return processed().getOrDefault(consumer, 0L);
  }

  /** Branches of any database that are prepared and have no end. */
  public long prepared() {
    return count("SELECT count(*) FROM pg_prepared_xacts");
  }

  /** Sessions of others that are in the middle of a transaction. */
  public long inTransaction() {
    return count(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND pid <> pg_backend_pid() AND backend_xid IS NOT NULL");
  }

  /** Ends a session in the middle of a transaction, as an operator would; whether there was one. */
  public boolean terminateOne() {
    return count(
            "SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                + " AND backend_xid IS NOT NULL LIMIT 1) ended")
        == 1;
  }

  private long count(String sql) {
    return query(sql, row -> row.getLong(1)).get(0);
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Row<T> reading) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reading.read(row));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(database), postgres.user(), postgres.password());
  }
}
