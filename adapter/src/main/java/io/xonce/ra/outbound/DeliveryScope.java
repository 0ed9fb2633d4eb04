/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import io.xonce.ra.broker.BrokerAddress;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transaction in which messages are delivered, and into which the bean may send. */
public final class DeliveryScope implements AutoCloseable {

  private static final ThreadLocal<@Nullable DeliveryScope> CURRENT = new ThreadLocal<>();

  private final BrokerAddress broker;
  private final TransactionSynchronizationRegistry transactions;
  private final Supplier<BoundSession> sessions;
  private final Object transaction;
  private final List<ConnectionHandle> handles = new CopyOnWriteArrayList<>();
  private @Nullable BoundSession session;

  private DeliveryScope(
      BrokerAddress broker,
      TransactionSynchronizationRegistry transactions,
      Supplier<BoundSession> sessions) {
    this.broker = broker;
    this.transactions = transactions;
    this.sessions = sessions;
    this.transaction = transactions.getTransactionKey();
  }

  /**
   * Begins the one on this thread, whose transaction is there.
   *
   * @param sessions gives the session to send in, a branch of the transaction; asked at most once
   */
  public static DeliveryScope begin(
      BrokerAddress broker,
      TransactionSynchronizationRegistry transactions,
      Supplier<BoundSession> sessions) {
    DeliveryScope scope = new DeliveryScope(broker, transactions, sessions);
    CURRENT.set(scope);
    return scope;
  }

  /** A handle on the session of the delivery, or null if the transaction on the thread has none. */
  static @Nullable ConnectionHandle join(BrokerAddress broker) {
    DeliveryScope scope = CURRENT.get();
    return scope != null && scope.concerns(broker) ? scope.handle() : null;
  }

  /** A bean may have begun another transaction within, which the scope is no part of. */
  private boolean concerns(BrokerAddress asked) {
    return broker.equals(asked) && transaction.equals(transactions.getTransactionKey());
  }

  private ConnectionHandle handle() {
    ConnectionHandle handle = new ConnectionHandle(session(), handles::remove);
    handles.add(handle);
    return handle;
  }

  private BoundSession session() {
    BoundSession joined = session;
    if (joined == null) {
      joined = sessions.get();
      session = joined;
    }
    return joined;
  }

  /** What the bean left open is closed, and what it kept is of no use any more. */
  @Override
  public void close() {
    CURRENT.remove();
    handles.forEach(ConnectionHandle::close);
  }
}
