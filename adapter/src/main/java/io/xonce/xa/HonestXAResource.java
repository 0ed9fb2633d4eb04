/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.SQLException;
import java.util.function.Consumer;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * A driver's XA resource that never claims to know what became of a branch when the database could
 * not be asked. Knows nothing of any driver.
 *
 * <p><b>Threads.</b> As safe as the driver's resource.
 */
final class HonestXAResource implements XAResource {

  private final XAResource driver;
  private final Truth truth;

  /**
   * @param losses told of each failure that leaves the connection useless
   */
  HonestXAResource(XAResource driver, Consumer<SQLException> losses) {
    this.driver = driver;
    this.truth = new Truth(losses);
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    try {
      driver.start(xid, flags);
    } catch (XAException e) {
      throw truth.of(Verb.START, xid, e);
    }
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    try {
      driver.end(xid, flags);
    } catch (XAException e) {
      throw truth.of(Verb.END, xid, e);
    }
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    try {
      int vote = driver.prepare(xid);
      return vote == XA_RDONLY && isPrepared(xid) ? readOnlyIsOk(xid) : vote;
    } catch (XAException e) {
      XAException answer = truth.of(Verb.PREPARE, xid, e);
      if (Truth.isRollback(answer.errorCode)) {
        letGo(xid, answer);
      }
      throw answer;
    }
  }

  /**
   * After such an answer the transaction manager asks no more of the branch. pgjdbc still believes
   * it in work, and would refuse the next one on this connection.
   */
  private void letGo(Xid xid, XAException answer) {
    try {
      driver.rollback(xid);
    } catch (XAException e) {
      answer.addSuppressed(e);
    }
  }

  /**
   * pgjdbc since 42.7.9 prepares on a read-only connection too and then answers XA_RDONLY, after
   * which the transaction manager forgets the branch (<a
   * href="https://github.com/pgjdbc/pgjdbc/pull/3897">pgjdbc 3897</a>).
   */
  private boolean isPrepared(Xid xid) throws XAException {
    for (Xid prepared : driver.recover(TMSTARTRSCAN | TMENDRSCAN)) {
      if (Branches.same(prepared, xid)) {
        return true;
      }
    }
    return false;
  }

  private static int readOnlyIsOk(Xid xid) {
    XaMessages.LOG.preparedNotReadOnly(new BranchText(xid));
    return XA_OK;
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    try {
      driver.commit(xid, onePhase);
    } catch (XAException e) {
      throw onePhase ? ofOnePhase(xid, e) : ofFinish(Verb.COMMIT, xid, e);
    }
  }

  /** What the database itself said no to is over there: a rollback only tells the driver. */
  private XAException ofOnePhase(Xid xid, XAException told) {
    XAException answer = truth.of(Verb.COMMIT_ONE_PHASE, xid, told);
    if (told.getCause() instanceof SQLException) {
      letGo(xid, answer);
    }
    return answer;
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    try {
      driver.rollback(xid);
    } catch (XAException e) {
      throw ofFinish(Verb.ROLLBACK, xid, e);
    }
  }

  /**
   * As long as the database lists a branch, it is neither finished nor unknown. MariaDB calls one
   * unknown that belongs to a session other than the asking one, and that it believes alive; the
   * transaction manager would take it for finished.
   */
  private XAException ofFinish(Verb verb, Xid xid, XAException told) {
    XAException answer = truth.of(verb, xid, told);
    return Truth.isFinal(answer.errorCode) && mayBePrepared(xid)
        ? Truth.ofListed(verb, xid, answer)
        : answer;
  }

  private boolean mayBePrepared(Xid xid) {
    try {
      return isPrepared(xid);
    } catch (XAException e) {
      return true;
    }
  }

  /** An empty answer would tell recovery that no branch is in doubt. */
  @Override
  public Xid[] recover(int flag) throws XAException {
    try {
      return driver.recover(flag);
    } catch (XAException e) {
      throw truth.of(Verb.RECOVER, null, e);
    }
  }

  @Override
  public void forget(Xid xid) throws XAException {
    try {
      driver.forget(xid);
    } catch (XAException e) {
      throw truth.of(Verb.FORGET, xid, e);
    }
  }

  /** No database here lets a second connection join a branch, though MariaDB's driver says so. */
  @Override
  public boolean isSameRM(XAResource other) {
    return other == this;
  }

  @Override
  public int getTransactionTimeout() throws XAException {
    return driver.getTransactionTimeout();
  }

  @Override
  public boolean setTransactionTimeout(int seconds) throws XAException {
    return driver.setTransactionTimeout(seconds);
  }
}
