/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.ConnectionEventListener;
import javax.sql.StatementEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/**
 * A driver's XA connection with an honest resource; its listeners also hear of a connection lost in
 * an XA call.
 */
final class HonestXAConnection implements XAConnection {

  private final XAConnection driver;
  private final Listeners listeners = new Listeners();
  private final XAResource resource;

  private HonestXAConnection(XAConnection driver, XAResource resource) {
    this.driver = driver;
    this.resource = new HonestXAResource(resource, listeners::tellOfLoss);
  }

  static HonestXAConnection of(XAConnection driver) throws SQLException {
    HonestXAConnection honest = new HonestXAConnection(driver, driver.getXAResource());
    honest.listeners.speakFor(honest);
    driver.addConnectionEventListener(honest.listeners);
    return honest;
  }

  /** Always the same one: transaction managers tell resources apart by identity. */
  @Override
  public XAResource getXAResource() {
    return resource;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return driver.getConnection();
  }

  @Override
  public void close() throws SQLException {
    driver.close();
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void addStatementEventListener(StatementEventListener listener) {
    driver.addStatementEventListener(listener);
  }

  @Override
  public void removeStatementEventListener(StatementEventListener listener) {
    driver.removeStatementEventListener(listener);
  }
}
