/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Consumer;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * PostgreSQL's part in the XA protocol. The driver's own differs from version to version in what it
 * says to the database and in what it notices of the answers; this one says the same with each.
 *
 * <p>As there, a branch lives on one connection from its start until it is prepared. {@code TMJOIN}
 * continues the one that was ended last; suspend and resume are not supported. A failed {@code
 * prepare} or one-phase {@code commit} leaves the branch to be rolled back.
 *
 * <p><b>Threads.</b> As safe as the driver's connection.
 */
final class PostgresXAResource implements XAResource {

  private static final String UNDEFINED_OBJECT = "42704";

  private final PostgresBranch branch;
  private final Consumer<SQLException> losses;

  /** The branch of this connection, not prepared yet. */
  private volatile @Nullable Xid current;

  /** Whether it takes statements: started, and not ended. */
  private volatile boolean active;

  /**
   * @param losses told of each failure that leaves the connection useless
   */
  PostgresXAResource(PostgresBranch branch, Consumer<SQLException> losses) {
    this.branch = branch;
    this.losses = losses;
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    if (flags == TMJOIN) {
      requireEnded(Verb.START, xid);
    } else {
      demand(flags == TMNOFLAGS, XAException.XAER_INVAL, Verb.START, xid);
      demand(current == null, XAException.XAER_PROTO, Verb.START, xid);
      demand(!branch.isOutside(), XAException.XAER_OUTSIDE, Verb.START, xid);
      tell(Verb.START, xid, () -> branch.begin(xid.getGlobalTransactionId()));
      current = xid;
    }
    active = true;
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    demand(flags == TMSUCCESS || flags == TMFAIL, XAException.XAER_INVAL, Verb.END, xid);
    demand(active && isCurrent(xid), XAException.XAER_PROTO, Verb.END, xid);
    active = false;
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    requireEnded(Verb.PREPARE, xid);
    requireWhole(Verb.PREPARE, xid);
    tell(Verb.PREPARE, xid, () -> branch.prepare(BranchName.of(xid)));
    current = null;
    return XA_OK;
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    if (onePhase) {
      requireEnded(Verb.COMMIT_ONE_PHASE, xid);
      requireWhole(Verb.COMMIT_ONE_PHASE, xid);
      tell(Verb.COMMIT_ONE_PHASE, xid, branch::commit);
      current = null;
    } else {
      requireFree(Verb.COMMIT, xid);
      tell(Verb.COMMIT, xid, () -> branch.commitPrepared(BranchName.of(xid)));
    }
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    if (isCurrent(xid)) {
      tell(Verb.ROLLBACK, xid, branch::rollback);
      active = false;
      current = null;
    } else {
      requireFree(Verb.ROLLBACK, xid);
      tell(Verb.ROLLBACK, xid, () -> branch.rollbackPrepared(BranchName.of(xid)));
    }
  }

  /** All of them at the start of a scan. */
  @Override
  public Xid[] recover(int flags) throws XAException {
    boolean known = (flags & ~(TMSTARTRSCAN | TMENDRSCAN)) == 0;
    demand(known, XAException.XAER_INVAL, Verb.RECOVER, null);
    if ((flags & TMSTARTRSCAN) == 0) {
      return new Xid[0];
    }
    try {
      return branch.prepared().stream()
          .map(BranchName::toXid)
          .filter(Objects::nonNull)
          .toArray(Xid[]::new);
    } catch (SQLException e) {
      throw failure(XAException.XAER_RMERR, Verb.RECOVER, null, e);
    }
  }

  /** Nothing ends heuristically here. */
  @Override
  public void forget(Xid xid) throws XAException {
    throw outOfOrder(XAException.XAER_NOTA, Verb.FORGET, xid);
  }

  @Override
  public boolean isSameRM(XAResource other) {
    return other == this;
  }

  @Override
  public int getTransactionTimeout() {
    return 0;
  }

  @Override
  public boolean setTransactionTimeout(int seconds) {
    return false;
  }

  private boolean isCurrent(Xid xid) {
    Xid own = current;
    return own != null && Branches.same(own, xid);
  }

  private void requireEnded(Verb verb, Xid xid) throws XAException {
    demand(isCurrent(xid), XAException.XAER_NOTA, verb, xid);
    demand(!active, XAException.XAER_PROTO, verb, xid);
  }

  /** Otherwise the database would answer by a rollback, or keep the second half. */
  private void requireWhole(Verb verb, Xid xid) throws XAException {
    if (branch.isAborted()) {
      throw XaMessages.LOG.aborted(verb, new BranchText(xid));
    }
    if (isCut(verb, xid)) {
      throw XaMessages.LOG.ended(verb, new BranchText(xid));
    }
  }

  private boolean isCut(Verb verb, Xid xid) throws XAException {
    try {
      return branch.isCut();
    } catch (SQLException e) {
      throw failure(XAException.XAER_RMFAIL, verb, xid, e);
    }
  }

  /** Another connection can finish a prepared branch; the database refuses it in a transaction. */
  private void requireFree(Verb verb, Xid xid) throws XAException {
    demand(current == null && branch.isIdle(), XAException.XAER_RMFAIL, verb, xid);
  }

  private void demand(boolean condition, int code, Verb verb, @Nullable Xid xid)
      throws XAException {
    if (!condition) {
      throw outOfOrder(code, verb, xid);
    }
  }

  private XAException outOfOrder(int code, Verb verb, @Nullable Xid xid) {
    String state = current == null ? "no branch" : active ? "an active branch" : "an ended branch";
    return XaMessages.LOG.outOfOrder(code, verb, new BranchText(xid), state);
  }

  private void tell(Verb verb, Xid xid, Telling telling) throws XAException {
    try {
      telling.run();
    } catch (SQLException e) {
      if (SessionRole.isMissing(e)) {
        losses.accept(e); // the next user of the connection would have that role, too
        throw XaMessages.LOG.foreignRole(e, new BranchText(xid));
      }
      if (SessionRole.isUndefined(e)) {
        losses.accept(e); // no branch could be prepared on the connection any more
      }
      throw failure(codeOf(verb, e), verb, xid, e);
    }
  }

  private static XAException failure(int code, Verb verb, @Nullable Xid xid, SQLException e) {
    return XaMessages.LOG.failed(
        e, code, verb, new BranchText(xid), String.valueOf(e.getSQLState()));
  }

  private static int codeOf(Verb verb, SQLException e) {
    if (verb == Verb.PREPARE || verb == Verb.COMMIT_ONE_PHASE) {
      return isAnswer(e) ? codeOfRollback(e) : XAException.XAER_RMFAIL;
    }
    return UNDEFINED_OBJECT.equals(e.getSQLState())
        ? XAException.XAER_NOTA
        : XAException.XAER_RMERR;
  }

  /** The database has said so itself, and with that rolled the transaction back. */
  private static boolean isAnswer(SQLException e) {
    return e instanceof PSQLException failure && failure.getServerErrorMessage() != null;
  }

  private static int codeOfRollback(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.startsWith("23")) {
      return XAException.XA_RBINTEGRITY;
    }
    if (state.equals("40P01")) {
      return XAException.XA_RBDEADLOCK;
    }
    return state.startsWith("40") ? XAException.XA_RBTRANSIENT : XAException.XA_RBOTHER;
  }

  /** What is said to the database. */
  private interface Telling {
    void run() throws SQLException;
  }
}
