/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.SQLException;
import java.util.function.Consumer;
import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/** Turns what a driver told of a failed XA call into what is known. */
final class XaErrorTranslation {

  private static final int NO_CODE = 0;

  private final Consumer<SQLException> losses;

  /**
   * @param losses told of each failure that leaves the connection useless
   */
  XaErrorTranslation(Consumer<SQLException> losses) {
    this.losses = losses;
  }

  /** The exception to throw. */
  XAException of(Verb verb, @Nullable Xid xid, XAException told) {
    ResourceManagerFailure failure = ResourceManagerFailure.in(told);
    if (failure == null) {
      return told.errorCode == NO_CODE ? coded(verb, xid, told) : told;
    }
    XAException answer = saysTooMuch(told.errorCode) ? corrected(verb, xid, told, failure) : told;
    if (failure.connectionLost()) {
      tell(failure.cause(), answer);
    }
    return answer;
  }

  /**
   * A transaction manager that looks at the code alone takes none for success: so does Narayana
   * with a one-phase commit. What the database itself refused is not done; of a branch that may be
   * prepared, and where no database spoke, nothing is known.
   */
  private static XAException coded(Verb verb, @Nullable Xid xid, XAException told) {
    boolean refused = verb.isBeforeDecision() && told.getCause() instanceof SQLException;
    int code = refused ? XAException.XAER_RMERR : XAException.XAER_RMFAIL;
    return XaMessages.LOG.withoutCode(
        told, code, verb, new BranchText(xid), String.valueOf(told.getMessage()));
  }

  /** Codes that stand for a decided branch; a driver's constructor may also have left none. */
  private static boolean saysTooMuch(int code) {
    return code == XAException.XAER_RMERR || code == NO_CODE || isRollback(code);
  }

  static boolean isRollback(int code) {
    return code >= XAException.XA_RBBASE && code <= XAException.XA_RBEND;
  }

  /** Whether the transaction manager will not ask again: neither unavailable nor heuristic. */
  static boolean isFinal(int code) {
    return code != XAException.XAER_RMFAIL
        && (code < XAException.XA_RETRY || code > XAException.XA_HEURHAZ);
  }

  /** The exception to throw of a branch that the database lists as prepared. */
  static XAException ofListed(Verb verb, Xid xid, XAException told) {
    BranchText branch = new BranchText(xid);
    String consequence = verb.consequence();
    XaMessages.LOG.listed(verb, branch, name(told.errorCode), consequence);
    return XaMessages.LOG.unfinished(told, verb, branch, consequence);
  }

  private static XAException corrected(
      Verb verb, @Nullable Xid xid, XAException told, ResourceManagerFailure failure) {
    BranchText branch = new BranchText(xid);
    String state = failure.sqlState();
    String consequence = verb.consequence();
    XaMessages.LOG.corrected(verb, branch, state, name(told.errorCode), consequence);
    return XaMessages.LOG.unavailable(told, verb, branch, state, consequence);
  }

  private static String name(int code) {
    return switch (code) {
      case XAException.XAER_RMERR -> "XAER_RMERR";
      case XAException.XAER_NOTA -> "XAER_NOTA";
      case NO_CODE -> "nothing";
      default -> (code < 0 ? "XAER_* (" : "XA_RB* (") + code + ")";
    };
  }

  /** A listener's own failure must not hide what became of the branch. */
  private void tell(SQLException loss, XAException answer) {
    try {
      losses.accept(loss);
    } catch (RuntimeException e) {
      answer.addSuppressed(e);
    }
  }
}
