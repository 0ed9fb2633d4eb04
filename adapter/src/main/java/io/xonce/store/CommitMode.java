/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

/** How the database of a store commits within a JTA transaction. */
public enum CommitMode {
  /** By a branch: prepared, or committed in one phase through its XA resource. */
  BRANCH,

  /** By a local transaction that also writes the transaction manager's mark. */
  MARKED,

  /** By a local transaction. */
  LOCAL
}
