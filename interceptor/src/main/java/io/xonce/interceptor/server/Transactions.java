/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Objects;
import java.util.function.Supplier;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The transaction service of the server, looked up once: a look-up in each delivery is felt. */
public final class Transactions {

  private static final Object REHEARSED = Veto.class;

  private volatile @Nullable TransactionManager manager;
  private volatile @Nullable TransactionSynchronizationRegistry registry;

  /** The transaction of this thread; there must be one. */
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

  /** The same, but unknown for one that calls itself committed where nobody knows. */
  public int outcome() {
    int status = status();
    try {
      return status == Status.STATUS_COMMITTED ? running().outcome(status) : status;
    } catch (NamingException | SystemException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Sees to it that an active transaction of this thread rolls back: what was refused in it must
   * not commit, whoever swallows the refusal further out.
   */
  public void giveUp() {
    if (status() == Status.STATUS_ACTIVE) {
      registry().setRollbackOnly();
    }
  }

  /** Runs after the commit of the active transaction, and not after anything else. */
  public void afterCommit(Runnable work) {
    try {
      RunningTransaction running = running();
      running.register(CompletionListener.afterCommit(running, work));
    } catch (NamingException | SystemException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
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
  public interface Work<T extends @Nullable Object> {
    T in(RunningTransaction transaction) throws Exception;
  }

  /** Runs work in a transaction of its own, which is rolled back whatever comes of it. */
  public <T extends @Nullable Object> T rolledBack(Work<T> work) throws Exception {
    TransactionManager manager = manager();
    Transaction suspended = manager.suspend();
    try {
      manager.begin();
      try {
        return work.in(RunningTransaction.of(registry(), manager.getTransaction()));
      } finally {
        if (manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
          manager.rollback();
        }
      }
    } finally {
      if (suspended != null) {
        manager.resume(suspended);
      }
    }
  }

  /** Work in a transaction that ends by itself. */
  @FunctionalInterface
  public interface Rehearsed {
    void in(RunningTransaction transaction);
  }

  /**
   * Runs work in a transaction of its own that cannot commit: one that is still active then is
   * asked to, so that whatever waits for that is done (persistence contexts flush), and is marked
   * for rollback as the last of what comes before a commit.
   *
   * @param look is called when the work has returned, and once more just before that mark, with the
   *     transaction still there
   * @return what failed on the way to the commit; null: nothing
   */
  public @Nullable Throwable rehearsed(Rehearsed work, Runnable look) throws Exception {
    return this.<@Nullable Throwable>rolledBack(running -> rehearsed(running, work, look));
  }

  private @Nullable Throwable rehearsed(RunningTransaction running, Rehearsed work, Runnable look)
      throws Exception {
    Veto veto = new Veto(running, look);
    running.bind(REHEARSED, veto);
    running.register(
        CompletionListener.before(() -> running.register(CompletionListener.before(veto))));
    work.in(running);
    look.run();
    return running.isActive() ? veto.commitInVain(manager()) : null;
  }

  /** Whether the transaction of this thread is a rehearsal. */
  public boolean areRehearsed() {
    return bound(REHEARSED) != null;
  }

  /** The last before a commit: there is none. */
  private static final class Veto implements Runnable {

    private final RunningTransaction transaction;
    private final Runnable look;
    private boolean asked;

    Veto(RunningTransaction transaction, Runnable look) {
      this.transaction = transaction;
      this.look = look;
    }

    @Override
    public void run() {
      asked = true;
      try {
        look.run();
      } finally {
        transaction.setRollbackOnly();
      }
    }

    /** If it fails before this is asked, it is by who was asked before. */
    @Nullable Throwable commitInVain(TransactionManager manager) throws Exception {
      try {
        manager.commit();
      } catch (RollbackException e) {
        return asked ? null : Objects.requireNonNullElse(e.getCause(), e);
      }
      throw LOG.rehearsalCommitted();
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
