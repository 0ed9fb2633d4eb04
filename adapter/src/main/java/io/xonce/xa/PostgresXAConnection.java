/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.ConnectionEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import org.postgresql.core.BaseConnection;
import org.postgresql.ds.PGPooledConnection;

/**
 * The driver's pooled connection, with an XA resource that is not the driver's. Its listeners also
 * hear of a connection lost in an XA call, and of one to a server that only reads.
 */
final class PostgresXAConnection extends PGPooledConnection implements XAConnection {

  private final PostgresBranch branch;
  private final Listeners listeners;
  private final XAResource resource;

  private PostgresXAConnection(
      BaseConnection physical, PostgresBranch branch, Listeners listeners) {
    super(BranchConnection.of(physical, branch, listeners::tellOfLoss), true, true);
    this.branch = branch;
    this.listeners = listeners;
    this.resource =
        new HonestXAResource(
            new PostgresXAResource(branch, listeners::tellOfLoss), listeners::tellOfLoss);
  }

  static XAConnection of(BaseConnection physical) throws SQLException {
    Listeners listeners = new Listeners();
    PostgresBranch branch = new PostgresBranch(physical);
    branch.open();
    PostgresXAConnection connection = new PostgresXAConnection(physical, branch, listeners);
    listeners.speakFor(connection);
    connection.hearDriver();
    return connection;
  }

  private void hearDriver() {
    super.addConnectionEventListener(listeners);
  }

  /** Always the same one: transaction managers tell resources apart by identity. */
  @Override
  public XAResource getXAResource() {
    return resource;
  }

  /** With a branch that is not ended, when it is of no further use. */
  @Override
  public void close() throws SQLException {
    branch.leave();
    super.close();
  }

  /** Outside a branch it commits by itself, as JDBC has it. */
  @Override
  public Connection getConnection() throws SQLException {
    Connection handle = super.getConnection();
    if (branch.autoCommit() == null) {
      handle.setAutoCommit(true);
    }
    return handle;
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    listeners.remove(listener);
  }
}
