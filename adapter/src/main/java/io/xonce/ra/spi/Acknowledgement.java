/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.spi;

/** When the broker is told that a message was processed. */
public enum Acknowledgement {
  /** With the commit: the message is a branch of the transaction. */
  IN_TRANSACTION,

  /**
   * After the commit, so that the message is no branch. One whose acknowledgement is lost comes
   * again, and must be known by its record.
   */
  AFTER_COMMIT
}
