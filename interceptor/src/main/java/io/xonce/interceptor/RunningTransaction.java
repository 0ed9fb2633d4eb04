/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javax.naming.NamingException;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * The transaction on this thread, seen as Narayana sees it. WildFly hands out a wrapper; the list
 * of enlisted resources is in what it wraps. Both are reached by reflection, because their modules
 * are private to the server and a deployment must not depend on them.
 */
final class RunningTransaction {

  private static final String MANAGER = "java:jboss/TransactionManager";

  private final TransactionSynchronizationRegistry registry;
  private final Object coordinator;

  private RunningTransaction(TransactionSynchronizationRegistry registry, Object coordinator) {
    this.registry = registry;
    this.coordinator = coordinator;
  }

  /** The transaction of this thread, or null if none is active. */
  static @Nullable RunningTransaction find()
      throws NamingException, SystemException, ReflectiveOperationException {
    TransactionSynchronizationRegistry registry =
        Jndi.find(
            "java:comp/TransactionSynchronizationRegistry",
            TransactionSynchronizationRegistry.class);
    if (registry.getTransactionStatus() != Status.STATUS_ACTIVE) {
      return null;
    }
    TransactionManager manager = Jndi.find(MANAGER, TransactionManager.class);
    return of(registry, manager.getTransaction());
  }

  static RunningTransaction of(TransactionSynchronizationRegistry registry, Transaction transaction)
      throws ReflectiveOperationException {
    return new RunningTransaction(registry, unwrap(transaction));
  }

  /** Runs work that has connections and commits of its own, apart from the transaction, if any. */
  static <T> T suspended(Supplier<T> work) {
    TransactionManager manager;
    Transaction transaction;
    try {
      manager = Jndi.await(MANAGER, TransactionManager.class);
      transaction = manager.suspend();
    } catch (NamingException | SystemException e) {
      throw new IllegalStateException(e);
    }
    try {
      return work.get();
    } finally {
      resume(manager, transaction);
    }
  }

  private static void resume(TransactionManager manager, @Nullable Transaction transaction) {
    if (transaction != null) {
      try {
        manager.resume(transaction);
      } catch (InvalidTransactionException | SystemException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** WildFly's LocalTransaction answers getProviderInterface; a bare Narayana is what it is. */
  private static Object unwrap(Transaction transaction) throws ReflectiveOperationException {
    if (transaction.getClass().getName().startsWith("com.arjuna.")) {
      return transaction;
    }
    Object wrapped =
        Reflection.call(
            transaction, "getProviderInterface", new Class<?>[] {Class.class}, Transaction.class);
    if (wrapped == null) {
      throw new NoSuchMethodException(transaction.getClass().getName() + " wraps nothing");
    }
    return wrapped;
  }

  /** The resources enlisted so far. */
  List<XAResource> resources() throws ReflectiveOperationException {
    if (Reflection.call(coordinator, "getResources") instanceof Map<?, ?> resources) {
      return resources.keySet().stream().map(XAResource.class::cast).toList();
    }
    throw new NoSuchMethodException(coordinator.getClass().getName() + " lists no resources");
  }

  /** The id under which Narayana logs the transaction. */
  String id() {
    try {
      return String.valueOf(Reflection.call(coordinator, "get_uid"));
    } catch (ReflectiveOperationException e) {
      return String.valueOf(registry.getTransactionKey());
    }
  }

  ClassLoader coordinatorLoader() {
    return coordinator.getClass().getClassLoader();
  }

  void setRollbackOnly() {
    registry.setRollbackOnly();
  }

  /** Runs just before the commit, after everything that registered itself earlier. */
  void beforeCommit(Runnable work) {
    registry.registerInterposedSynchronization(new OnCompletion(work, status -> {}));
  }

  /** Runs after the outcome is known; is given the status of {@link Status}. */
  void afterOutcome(IntConsumer work) {
    registry.registerInterposedSynchronization(new OnCompletion(() -> {}, work));
  }

  private record OnCompletion(Runnable before, IntConsumer after) implements Synchronization {
    @Override
    public void beforeCompletion() {
      before.run();
    }

    @Override
    public void afterCompletion(int status) {
      after.accept(status);
    }
  }
}
