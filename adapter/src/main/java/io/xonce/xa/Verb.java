/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.util.Locale;

/**
 * The XA calls that ask the database, and what follows when it could not be asked.
 *
 * <p>{@link javax.transaction.xa.XAException#XAER_RMFAIL}, the resource manager is unavailable, is
 * the one answer that says nothing about the branch.
 */
enum Verb {
  START("the branch has not begun; roll the transaction back"),

  /** Nothing is decided yet, and a session that is gone takes its unprepared branch with it. */
  END("the database rolls the branch back"),

  /** The branch may be prepared or not; presumed abort takes care of both. */
  PREPARE("the transaction rolls back; should the branch be prepared, recovery rolls it back"),

  /**
   * XAER_RMERR would say that the work is rolled back and can never be committed (pgjdbc issue 236
   * has the words of the XA specification). A prepared branch outlives its connection.
   */
  COMMIT("unless the branch is committed already, recovery commits it"),

  /**
   * The answer may have been lost on the way: XAER_RMERR and XA_RB* would say "rolled back" of what
   * may be committed.
   */
  COMMIT_ONE_PHASE("it may be committed or rolled back; look at the data"),

  /** Said to be rolled back, a prepared branch would be forgotten while it holds its locks. */
  ROLLBACK("unprepared, the database rolls it back by itself; prepared, recovery does"),

  RECOVER("this scan says nothing of branches in doubt; the next one asks again"),

  FORGET("the database is asked again by recovery");

  private final String consequence;

  Verb(String consequence) {
    this.consequence = consequence;
  }

  String consequence() {
    return consequence;
  }

  /** Whether the branch cannot be prepared when this is asked, and so is lost with its session. */
  boolean isBeforeDecision() {
    return compareTo(PREPARE) <= 0 || this == COMMIT_ONE_PHASE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
