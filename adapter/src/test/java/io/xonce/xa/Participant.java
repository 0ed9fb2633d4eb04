/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** One XA connection, used as a pool and a transaction manager use it. */
final class Participant implements AutoCloseable {

  private final XAConnection pooled;
  private final Connection connection;
  private final XAResource resource;
  private final String backend;
  private final List<ConnectionEvent> errors = new ArrayList<>();
  private final List<ConnectionEvent> closings = new ArrayList<>();

  Participant(XAConnection pooled) throws SQLException {
    this(pooled, "SELECT pg_backend_pid()");
  }

  Participant(XAConnection pooled, String backend) throws SQLException {
    this.pooled = pooled;
    this.connection = pooled.getConnection();
    this.resource = pooled.getXAResource();
    this.backend = Shop.text(connection, backend);
    pooled.addConnectionEventListener(new Pool());
  }

  void begin(Xid xid) throws XAException {
    resource.start(xid, XAResource.TMNOFLAGS);
  }

  /** Leaves the name of a branch as its effect. */
  void write(Xid name) throws SQLException {
    execute(Shop.insert(name));
  }

  /** A branch that has written its name, and been ended. */
  void writeIn(Xid branch) throws XAException, SQLException {
    begin(branch);
    write(branch);
    resource.end(branch, XAResource.TMSUCCESS);
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** From here on each commit and prepare of this session waits for the standby. */
  void waitForStandby() throws SQLException {
    execute("SET synchronous_commit = on");
  }

  boolean recovers(Xid xid) throws XAException {
    return Arrays.stream(resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN))
        .anyMatch(prepared -> Branches.same(prepared, xid));
  }

  String backend() {
    return backend;
  }

  Connection connection() {
    return connection;
  }

  XAConnection pooled() {
    return pooled;
  }

  XAResource resource() {
    return resource;
  }

  /** What the pool has been told so far. */
  List<ConnectionEvent> errors() {
    return errors;
  }

  List<ConnectionEvent> closings() {
    return closings;
  }

  @Override
  public void close() throws SQLException {
    pooled.close();
  }

  private final class Pool implements ConnectionEventListener {

    @Override
    public void connectionClosed(ConnectionEvent event) {
      closings.add(event);
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      errors.add(event);
    }
  }
}
