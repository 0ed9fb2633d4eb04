/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** What every part of the contract works with: a fresh database, its store, and other threads. */
interface StoreFixture {

  /** So long that only a hang meets it. */
  Duration PATIENCE = Duration.ofMinutes(2);

  TestDatabase database();

  DataSource dataSource();

  DedupStore store();

  <T> Future<T> async(Callable<T> work);

  default DedupStore storeWaiting(Duration lockTimeout) {
    return DedupStore.open(dataSource(), SchemaMode.VALIDATE, lockTimeout);
  }

  /** A connection in a transaction. */
  default Connection begin() throws SQLException {
    Connection connection = dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  static MessageKey key(String part) {
    return MessageKey.of("ledger", null, List.of(part));
  }

  static IncomingMessage message(String part) {
    return new IncomingMessage(key(part), "ID:" + part.length(), null);
  }

  static Fingerprint fingerprint(String content) {
    return Fingerprint.digest().add(content).finish();
  }

  default Verdict claim(Connection connection, String part) {
    return store().claim(connection, message(part)).verdict();
  }

  /** Claims in a transaction of its own and commits. */
  default Verdict process(String part) throws SQLException {
    try (Connection connection = begin()) {
      Verdict verdict = claim(connection, part);
      connection.commit();
      return verdict;
    }
  }

  default void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  default void execute(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection()) {
      for (String statement : database().inItsWords(sql)) {
        execute(connection, statement);
      }
    }
  }

  default int count(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection()) {
      return count(connection, sql);
    }
  }

  static int count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Makes a committed record as old as that. */
  default void age(String part, Duration age) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE xonce_message SET processed_at = ? WHERE key_hash = ?")) {
      Dialect dialect = Dialect.of(connection.getMetaData());
      dialect.times().write(update, 1, Instant.now().minus(age));
      update.setBytes(2, key(part).hash());
      assertThat(update.executeUpdate()).isOne();
    }
  }

  default void awaitWaitingSession() throws SQLException {
    awaitWaitingSessions(1);
  }

  default void awaitWaitingSessions(int number) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Connection observer = dataSource().getConnection()) {
      while (count(observer, database().waitingSessions()) < number) {
        assertThat(System.nanoTime()).as("fewer than %d wait", number).isLessThan(end);
        Thread.onSpinWait();
      }
    }
  }
}
