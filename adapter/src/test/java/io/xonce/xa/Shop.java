/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import io.xonce.lab.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;

/** A server with one table, seen from beside the XA connections under test. */
final class Shop implements AutoCloseable {

  /** The standby never comes, and no session waits for it that does not ask to. */
  final Postgres postgres =
      Postgres.start(Map.of("synchronous_standby_names", "absent", "synchronous_commit", "local"));

  Shop() throws SQLException {
    postgres.createDatabase("shop");
    execute("CREATE TABLE effect (id text PRIMARY KEY)");
  }

  /** A branch that has written its name, and been ended. */
  Participant endedBranch(Driver driver, Xid xid) throws Exception {
    Participant participant = connect(driver);
    participant.writeIn(xid);
    return participant;
  }

  Participant preparedBranch(Driver driver, Xid xid) throws Exception {
    Participant participant = endedBranch(driver, xid);
    participant.resource().prepare(xid);
    return participant;
  }

  Participant connect(Driver driver) throws SQLException {
    return new Participant(driver.to(postgres).getXAConnection());
  }

  /**
   * What a fast shutdown, a fail-over, or an administrator does to a session; waits for its end.
   */
  void terminate(Participant participant) throws SQLException {
    String terminate = "SELECT pg_terminate_backend(" + participant.backend() + ", 60000)";
    if (!query(terminate).equals("t")) {
      throw new IllegalStateException("Backend " + participant.backend() + " does not end");
    }
  }

  static String insert(Xid name) {
    return "INSERT INTO effect VALUES ('" + name + "')";
  }

  boolean hasEffectOf(Xid xid) throws SQLException {
    return query("SELECT count(*) FROM effect WHERE id = '" + xid + "'").equals("1");
  }

  /** What the server says its session does. */
  String stateOf(Participant participant) throws SQLException {
    return query("SELECT state FROM pg_stat_activity WHERE pid = " + participant.backend());
  }

  boolean holdsPrepared(Xid xid) throws SQLException, XAException {
    try (Participant participant = connect(Driver.STOCK)) {
      return participant.recovers(xid);
    }
  }

  /** What recovery does: on a connection of its own. */
  void recoverByCommit(Driver driver, Xid xid) throws Exception {
    try (Participant recovery = connect(driver)) {
      recovery.resource().commit(xid, false);
    }
  }

  void recoverByRollback(Driver driver, Xid xid) throws Exception {
    try (Participant recovery = connect(driver)) {
      recovery.resource().rollback(xid);
    }
  }

  /** Returns when the session waits for the standby: its commit or prepare record is written. */
  void awaitWaiting(Participant participant) throws SQLException {
    execute(
        """
        DO $$ BEGIN
          FOR attempt IN 1..6000 LOOP
            PERFORM pg_stat_clear_snapshot();
            IF EXISTS (
                SELECT 1 FROM pg_stat_activity WHERE pid = %s AND wait_event = 'SyncRep') THEN
              RETURN;
            END IF;
            PERFORM pg_sleep(0.01);
          END LOOP;
          RAISE 'session does not wait';
        END $$"""
            .formatted(participant.backend()));
  }

  /** The server gives up waiting for the standby, and answers. */
  void release(Participant participant) throws SQLException {
    query("SELECT pg_cancel_backend(" + participant.backend() + ")");
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  /** Of new sessions, by one that may not either. */
  void allowWriting() throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET default_transaction_read_only = off");
      statement.execute("ALTER DATABASE shop RESET default_transaction_read_only");
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = connection()) {
      return text(connection, sql);
    }
  }

  static String text(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  Connection connection() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl("shop"), postgres.user(), postgres.password());
  }

  @Override
  public void close() {
    postgres.close();
  }
}
