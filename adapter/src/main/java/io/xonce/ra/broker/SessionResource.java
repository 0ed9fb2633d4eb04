/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.broker;

import static io.xonce.ra.broker.BrokerMessages.LOG;

import java.util.concurrent.locks.ReentrantLock;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The branch of a session. Outside a branch a provider acknowledges and sends at once and for good,
 * and the transaction manager ends a branch from a thread of its own when the time is up: so
 * whatever the session does is done while a branch is known to be open, and held open.
 */
public final class SessionResource implements XAResource {

  /** What is done in a branch. */
  public interface Work<T extends @Nullable Object, E extends Throwable> {
    /** Does it. */
    T run() throws E;
  }

  private final XAResource session;

  /** Fair: who ends the branch comes before the next work in it. */
  private final ReentrantLock turn = new ReentrantLock(true);

  private boolean open;
  private int timeout;

  /** The resource of a session that nobody else uses. */
  public SessionResource(XAResource session) {
    this.session = session;
  }

  /**
   * Does work of the session in its branch. The branch cannot be ended meanwhile, so the work must
   * not wait for long.
   *
   * @throws jakarta.jms.IllegalStateRuntimeException if the branch has been ended
   */
  public <T extends @Nullable Object, E extends Throwable> T inBranch(Work<T, E> work) throws E {
    turn.lock();
    try {
      if (!open) {
        throw LOG.branchEnded();
      }
      return work.run();
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    turn.lock();
    try {
      session.start(xid, flags);
      open = true;
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    turn.lock();
    try {
      open = false;
      session.end(xid, flags);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    return session.prepare(xid);
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    session.commit(xid, onePhase);
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    session.rollback(xid);
  }

  @Override
  public void forget(Xid xid) throws XAException {
    session.forget(xid);
  }

  @Override
  public Xid[] recover(int flag) throws XAException {
    return session.recover(flag);
  }

  @Override
  public boolean isSameRM(XAResource other) {
    return other == this;
  }

  @Override
  public int getTransactionTimeout() throws XAException {
    return session.getTransactionTimeout();
  }

  /** The same in each transaction as a rule, so the broker is told once. */
  @Override
  public boolean setTransactionTimeout(int seconds) throws XAException {
    if (seconds == timeout) {
      return true;
    }
    timeout = 0;
    boolean taken = session.setTransactionTimeout(seconds);
    timeout = taken ? seconds : 0;
    return taken;
  }
}
