/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

/** What a claim found. None of them is an error. */
public enum Verdict {
  /** No committed record of the key: the key now belongs to the running transaction. */
  FIRST,
  /** The key belongs to a transaction that committed, or to an earlier claim of the running one. */
  DUPLICATE,
  /** As {@link #DUPLICATE}, but the first message of that key had another content. */
  CONFLICT,
  /**
   * No record of the key, and none is made: the message is as old as records the store has
   * forgotten, so nobody knows whether it is a duplicate.
   */
  STALE;

  /** Whether a first record was met. */
  boolean isKnown() {
    return this == DUPLICATE || this == CONFLICT;
  }
}
