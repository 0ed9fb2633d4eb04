/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import io.xonce.lab.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A server with one table, seen from beside the XA connections under test. */
final class Shop implements AutoCloseable {

  final Postgres postgres = Postgres.start(Map.of());

  Shop() throws SQLException {
    postgres.createDatabase("shop");
    execute("CREATE TABLE effect (id text PRIMARY KEY)");
  }

  /** A branch that has written its name, and been ended. */
  Participant endedBranch(Driver driver, Xid xid) throws Exception {
    Participant participant = connect(driver);
    participant.begin(xid);
    participant.execute("INSERT INTO effect VALUES ('" + xid + "')");
    participant.resource().end(xid, XAResource.TMSUCCESS);
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

  boolean hasEffectOf(Xid xid) throws SQLException {
    return query("SELECT count(*) FROM effect WHERE id = '" + xid + "'").equals("1");
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

  /** Every commit waits until {@link #standbyArrives()}, but those of these own statements. */
  void awaitAbsentStandby() throws SQLException {
    execute("ALTER SYSTEM SET synchronous_standby_names = 'absent'");
    execute("SELECT pg_reload_conf()");
  }

  void standbyArrives() throws SQLException {
    execute("ALTER SYSTEM RESET synchronous_standby_names");
    execute("SELECT pg_reload_conf()");
  }

  /** Returns when the session waits for the standby: it has written its commit record. */
  void awaitWaiting(Participant participant) throws SQLException {
    execute(
        """
        DO $$ BEGIN
          WHILE NOT EXISTS (
              SELECT 1 FROM pg_stat_activity WHERE pid = %s AND wait_event = 'SyncRep') LOOP
            PERFORM pg_sleep(0.01);
            PERFORM pg_stat_clear_snapshot();
          END LOOP;
        END $$"""
            .formatted(participant.backend()));
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
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

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl("shop") + "?options=-c%20synchronous_commit=local",
        postgres.user(),
        postgres.password());
  }

  @Override
  public void close() {
    postgres.close();
  }
}
