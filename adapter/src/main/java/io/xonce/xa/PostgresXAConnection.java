/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.ConnectionEventListener;
import javax.sql.StatementEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * A physical connection to PostgreSQL with its XA resource. Its listeners also hear of a connection
 * lost in an XA call, and of one to a server that only reads.
 *
 * <p>Instead of the driver's pooled connection, since whatever a bean asks would pass through two
 * objects more there, and each statement is one of the few things that a delivery costs.
 */
final class PostgresXAConnection implements XAConnection {

  private final BaseConnection physical;
  private final PostgresBranch branch;
  private final Listeners listeners = new Listeners();
  private final XAResource resource;

  /** The last one; null: none was asked for. */
  private @Nullable BranchConnection handle;

  private PostgresXAConnection(BaseConnection physical, PostgresBranch branch) {
    this.physical = physical;
    this.branch = branch;
    this.resource =
        new HonestXAResource(
            new PostgresXAResource(branch, listeners::tellOfLoss), listeners::tellOfLoss);
  }

  static XAConnection of(BaseConnection physical) throws SQLException {
    PostgresBranch branch = new PostgresBranch(physical);
    branch.open();
    PostgresXAConnection connection = new PostgresXAConnection(physical, branch);
    connection.listeners.speakFor(connection);
    return connection;
  }

  /** Always the same one: transaction managers tell resources apart by identity. */
  @Override
  public XAResource getXAResource() {
    return resource;
  }

  /** With a branch that is not ended, when it is of no further use. */
  @Override
  public synchronized void close() throws SQLException {
    takeHandleAway();
    branch.leave();
    physical.close();
  }

  /** The one before it, if it is still open, is taken away. */
  @Override
  public synchronized Connection getConnection() throws SQLException {
    takeHandleAway();
    try {
      branch.hand();
    } catch (SQLException e) {
      listeners.tellOfLoss(e);
      throw e;
    }
    handle = new BranchConnection(physical, branch, listeners);
    return handle.handle();
  }

  private void takeHandleAway() {
    if (handle != null) {
      handle.takeAway();
      handle = null;
    }
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    listeners.remove(listener);
  }

  /** Statements are pooled by nobody here. */
  @Override
  public void addStatementEventListener(StatementEventListener listener) {}

  @Override
  public void removeStatementEventListener(StatementEventListener listener) {}
}
