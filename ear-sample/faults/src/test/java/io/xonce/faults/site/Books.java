/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import static org.awaitility.Awaitility.await;

import io.xonce.lab.DatabaseServer;
import io.xonce.lab.oracle.Entity;
import io.xonce.lab.oracle.Key;
import io.xonce.lab.oracle.Stamp;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A database as its superuser sees it, past the server. Each look is a new connection. */
public abstract sealed class Books permits PostgresBooks, MariaDbBooks {

  private static final Duration HANG = Duration.ofMinutes(1);

  /** Each before those that it refers to. */
  private static final List<String> TABLES =
      List.of("xonce_attempt", "xonce_reply", "xonce_message", "effect", "entity");

  private final DatabaseServer server;
  private final String url;

  /**
   * @param url of the database, without credentials
   */
  Books(DatabaseServer server, String url) {
    this.server = server;
    this.url = url;
  }

  final DatabaseServer server() {
    return server;
  }

  final String url() {
    return url;
  }

  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      // What a branch in doubt holds is not waited for until the end of all days.
      statement.setQueryTimeout((int) HANG.toSeconds());
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Leaves no row. */
  void empty() {
    TABLES.forEach(table -> execute("DELETE FROM " + table));
  }

  /** Entities of a consumer, from "0" on. */
  public void open(String consumer, int entities) {
    execute(
        IntStream.range(0, entities)
            .mapToObj(number -> "('%s/%d', 0, 0)".formatted(consumer, number))
            .collect(Collectors.joining(", ", "INSERT INTO entity VALUES ", "")));
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

  /** Branches that are prepared and have no end. */
  public abstract long prepared();

  /** Those of them that were prepared before the database came back last. */
  public abstract long outlived();

  /** Sessions of others. */
  public abstract long sessions();

  /** Sessions of others that are in the middle of a transaction. */
  public abstract long inTransaction();

  /** Ends a session in the middle of a transaction, as an operator would; whether there was one. */
  public abstract boolean terminateOne();

  /** Sessions that wait for a lock. */
  abstract long waiting();

  /**
   * Locks one entity of each consumer, as somebody else might, waits until a handler comes to it,
   * and keeps it for a time from then on.
   */
  public void lock(Duration time) {
    List<String> names =
        query("SELECT name FROM entity WHERE name LIKE '%/0'", row -> row.getString(1));
    try (Connection connection = connect();
        PreparedStatement lock =
            connection.prepareStatement("SELECT version FROM entity WHERE name = ? FOR UPDATE")) {
      connection.setAutoCommit(false);
      for (String name : names) {
        lock.setString(1, name);
        lock.executeQuery().close();
      }
      await("a handler that waits").atMost(HANG).until(() -> waiting() > 0);
      Thread.sleep(time.toMillis());
    } catch (SQLException e) {
      throw new IllegalStateException("No lock", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  final long count(String sql) {
    return query(sql, row -> row.getLong(1)).get(0);
  }

  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  final <T> List<T> query(String sql, Row<T> reading) {
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
    return DriverManager.getConnection(url, server.user(), server.password());
  }
}
