/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A transaction in which messages are delivered, and into which the bean may send. */
final class Delivery {

  private static final ThreadLocal<@Nullable Delivery> CURRENT = new ThreadLocal<>();

  private final BrokerAddress broker;
  private final Target target;
  private final Object transaction;
  private final List<ConnectionHandle> handles = new CopyOnWriteArrayList<>();

  private Delivery(BrokerAddress broker, Target target) {
    this.broker = broker;
    this.target = target;
    this.transaction = target.transactions().getTransactionKey();
  }

  /** Begins the one on this thread, whose transaction is there. */
  static Delivery begin(BrokerAddress broker, Target target) {
    Delivery delivery = new Delivery(broker, target);
    CURRENT.set(delivery);
    return delivery;
  }

  /** A handle on the session that delivers, or null if the transaction on the thread has none. */
  static @Nullable ConnectionHandle join(OutboundFactory factory) {
    Delivery delivery = CURRENT.get();
    return delivery != null && delivery.concerns(factory.broker()) ? delivery.handle() : null;
  }

  /** A bean may have begun another transaction within, which the delivery is no part of. */
  private boolean concerns(BrokerAddress asked) {
    return broker.equals(asked) && transaction.equals(target.transactions().getTransactionKey());
  }

  private ConnectionHandle handle() {
    ConnectionHandle handle = new ConnectionHandle(target, handles::remove);
    handles.add(handle);
    return handle;
  }

  /** What the bean left open is closed, and what it kept is of no use any more. */
  void close() {
    CURRENT.remove();
    handles.forEach(ConnectionHandle::close);
  }
}
