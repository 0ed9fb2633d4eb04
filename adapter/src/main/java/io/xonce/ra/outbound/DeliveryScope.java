/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import io.xonce.ra.broker.BrokerAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A transaction in which messages are delivered, and into which the bean may send. */
public final class DeliveryScope implements AutoCloseable {

  private static final ThreadLocal<@Nullable DeliveryScope> CURRENT = new ThreadLocal<>();

  private final BrokerAddress broker;
  private final BoundSession session;
  private final Object transaction;
  private final List<ConnectionHandle> handles = new CopyOnWriteArrayList<>();

  private DeliveryScope(BrokerAddress broker, BoundSession session) {
    this.broker = broker;
    this.session = session;
    this.transaction = session.transactions().getTransactionKey();
  }

  /** Begins the one on this thread, whose transaction is there. */
  public static DeliveryScope begin(BrokerAddress broker, BoundSession session) {
    DeliveryScope scope = new DeliveryScope(broker, session);
    CURRENT.set(scope);
    return scope;
  }

  /** A handle on the session that delivers, or null if the transaction on the thread has none. */
  static @Nullable ConnectionHandle join(BrokerAddress broker) {
    DeliveryScope scope = CURRENT.get();
    return scope != null && scope.concerns(broker) ? scope.handle() : null;
  }

  /** A bean may have begun another transaction within, which the scope is no part of. */
  private boolean concerns(BrokerAddress asked) {
    return broker.equals(asked) && transaction.equals(session.transactions().getTransactionKey());
  }

  private ConnectionHandle handle() {
    ConnectionHandle handle = new ConnectionHandle(session, handles::remove);
    handles.add(handle);
    return handle;
  }

  /** What the bean left open is closed, and what it kept is of no use any more. */
  @Override
  public void close() {
    CURRENT.remove();
    handles.forEach(ConnectionHandle::close);
  }
}
