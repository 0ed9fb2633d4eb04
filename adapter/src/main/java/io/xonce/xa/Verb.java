/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.util.Locale;

/**
 * The XA calls that ask the database, and what follows when it could not be asked.
 *
 * <p>{@code XAER_RMFAIL}, "an error occurred that makes the resource manager unavailable", is an
 * answer to each of them (X/Open CAE C193, chapter 5), and the only one that says nothing about the
 * branch.
 */
enum Verb {
  START("the branch has not begun; roll the transaction back"),

  /** Nothing is decided yet, and a session that is gone takes its unprepared branch with it. */
  END("the database rolls the branch back"),

  /**
   * C193: after XAER_RMERR and XAER_RMFAIL alike the branch "may or may not have been prepared".
   */
  PREPARE("the transaction rolls back; should the branch be prepared, recovery rolls it back"),

  /**
   * C193: XAER_RMERR means that "the branch's work has been rolled back" and that the resource
   * manager "can never commit the branch". A prepared branch outlives its connection.
   */
  COMMIT("unless the branch is committed already, recovery commits it"),

  /**
   * The answer may have been lost on the way: XAER_RMERR and XA_RB* would say "rolled back" of what
   * may be committed. XA_RETRY is not allowed here (C193, xa_commit with TMONEPHASE).
   */
  COMMIT_ONE_PHASE("it may be committed or rolled back; look at the data"),

  /** C193: after XAER_RMERR the resource manager "is free to forget about the branch". */
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

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
