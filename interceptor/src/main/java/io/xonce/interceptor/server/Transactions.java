/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The transaction service of the server, looked up once: a look-up in each delivery is felt. */
public final class Transactions {

  private volatile @Nullable TransactionManager manager;
  private volatile @Nullable TransactionSynchronizationRegistry registry;

  /** The transaction of this thread, which must be active. */
  public RunningTransaction running()
      throws NamingException, SystemException, ReflectiveOperationException {
    return RunningTransaction.of(registry(), manager().getTransaction());
  }

  /** What is bound to the transaction of this thread; null if nothing is, or there is none. */
  public @Nullable Object bound(Object key) {
    return status() == Status.STATUS_NO_TRANSACTION ? null : registry().getResource(key);
  }

  /** The status of {@link Status} on this thread. */
  public int status() {
    return registry().getTransactionStatus();
  }

  /** Runs after the commit of the active transaction, and not after anything else. */
  public void afterCommit(Runnable work) {
    registry().registerInterposedSynchronization(CompletionListener.afterCommit(work));
  }

  /** Runs work that has connections and commits of its own, apart from the transaction, if any. */
  public <T> T suspended(Supplier<T> work) {
    try {
      Transaction transaction = manager().suspend();
      try {
        return work.get();
      } finally {
        if (transaction != null) {
          manager().resume(transaction);
        }
      }
    } catch (NamingException | SystemException | InvalidTransactionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Work in a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T in(RunningTransaction transaction) throws Exception;
  }

  /** Runs work in a transaction of its own, which is rolled back whatever comes of it. */
  public <T> T rolledBack(Work<T> work) throws Exception {
    TransactionManager manager = manager();
    Transaction suspended = manager.suspend();
    try {
      manager.begin();
      try {
        return work.in(RunningTransaction.of(registry(), manager.getTransaction()));
      } finally {
        manager.rollback();
      }
    } finally {
      if (suspended != null) {
        manager.resume(suspended);
      }
    }
  }

  private TransactionManager manager() throws NamingException {
    TransactionManager found = manager;
    if (found == null) {
      found = Jndi.await("java:jboss/TransactionManager", TransactionManager.class);
      manager = found;
    }
    return found;
  }

  /** There on every server with Jakarta Transactions. */
  private TransactionSynchronizationRegistry registry() {
    TransactionSynchronizationRegistry found = registry;
    if (found == null) {
      found = lookUp();
      registry = found;
    }
    return found;
  }

  private static TransactionSynchronizationRegistry lookUp() {
    try {
      return Jndi.find(
          // Not that of java:comp, which is there while a bean is called only.
          "java:jboss/TransactionSynchronizationRegistry",
          TransactionSynchronizationRegistry.class);
    } catch (NamingException e) {
      throw new IllegalStateException(e);
    }
  }
}
