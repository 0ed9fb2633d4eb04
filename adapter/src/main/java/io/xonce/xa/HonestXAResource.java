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
  private final XaErrorTranslation errors;

  /**
   * @param losses told of each failure that leaves the connection useless
   */
  HonestXAResource(XAResource driver, Consumer<SQLException> losses) {
    this.driver = driver;
    this.errors = new XaErrorTranslation(losses);
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    try {
      driver.start(xid, flags);
    } catch (XAException e) {
      throw errors.of(Verb.START, xid, e);
    }
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    try {
      driver.end(xid, flags);
    } catch (XAException e) {
      throw errors.of(Verb.END, xid, e);
    }
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    try {
      return driver.prepare(xid);
    } catch (XAException e) {
      XAException answer = errors.of(Verb.PREPARE, xid, e);
      if (XaErrorTranslation.isRollback(answer.errorCode)) {
        letGo(xid, answer);
      }
      throw answer;
    }
  }

  /**
   * After such an answer the transaction manager asks no more of the branch. The connection still
   * has it, and would refuse the next one.
   */
  private void letGo(Xid xid, XAException answer) {
    try {
      driver.rollback(xid);
    } catch (XAException e) {
      answer.addSuppressed(e);
    }
  }

  private boolean isPrepared(Xid xid) throws XAException {
    for (Xid prepared : driver.recover(TMSTARTRSCAN | TMENDRSCAN)) {
      if (Branches.same(prepared, xid)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    try {
      driver.commit(xid, onePhase);
    } catch (XAException e) {
      throw onePhase ? ofOnePhase(xid, e) : ofFinish(Verb.COMMIT, xid, e);
    }
  }

  /** What the database itself said no to is over there; here it is still to be ended. */
  private XAException ofOnePhase(Xid xid, XAException told) {
    XAException answer = errors.of(Verb.COMMIT_ONE_PHASE, xid, told);
    if (XaErrorTranslation.isRollback(answer.errorCode)
        || told.getCause() instanceof SQLException) {
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
    XAException answer = errors.of(verb, xid, told);
    return XaErrorTranslation.isFinal(answer.errorCode) && mayBePrepared(xid)
        ? XaErrorTranslation.ofListed(verb, xid, answer)
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
      throw errors.of(Verb.RECOVER, null, e);
    }
  }

  @Override
  public void forget(Xid xid) throws XAException {
    try {
      driver.forget(xid);
    } catch (XAException e) {
      throw errors.of(Verb.FORGET, xid, e);
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
