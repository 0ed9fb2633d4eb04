/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/** The listeners of one connection. Passes the driver's events on under that connection's name. */
final class Listeners implements ConnectionEventListener {

  private volatile @Nullable PooledConnection source;
  private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean failed = new AtomicBoolean();

  /** To be called before anything can happen to that connection. */
  void speakFor(PooledConnection connection) {
    source = connection;
  }

  void add(ConnectionEventListener listener) {
    listeners.add(listener);
  }

  void remove(ConnectionEventListener listener) {
    listeners.remove(listener);
  }

  /** Says nothing if an error of this connection has been told: the pool knows. */
  void tellOfLoss(SQLException loss) {
    if (!failed.get()) {
      tellOfError(loss);
    }
  }

  @Override
  public void connectionErrorOccurred(ConnectionEvent event) {
    tellOfError(event.getSQLException());
  }

  @Override
  public void connectionClosed(ConnectionEvent event) {
    tellOfClosing();
  }

  /** A handle was closed by its user. */
  void tellOfClosing() {
    ConnectionEvent closed = new ConnectionEvent(source());
    tell(listener -> listener.connectionClosed(closed));
  }

  private void tellOfError(SQLException error) {
    failed.set(true);
    ConnectionEvent failure = new ConnectionEvent(source(), error);
    tell(listener -> listener.connectionErrorOccurred(failure));
  }

  private PooledConnection source() {
    return Objects.requireNonNull(source, "connection");
  }

  private void tell(Consumer<ConnectionEventListener> news) {
    listeners.forEach(news);
  }
}
