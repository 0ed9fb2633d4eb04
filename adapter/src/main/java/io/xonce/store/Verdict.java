/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

/** What a claim found. A duplicate is a result, never an error. */
public enum Verdict {
  /** No committed record of the key: the key now belongs to the running transaction. */
  FIRST,
  /** The key belongs to a transaction that committed, or to an earlier claim of the running one. */
  DUPLICATE
}
