/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

/** How an attempt ended, as the transaction coordinator told it. */
public enum AttemptOutcome {
  /** The message was processed, and its transaction committed. */
  COMMITTED,
  /** The transaction rolled back; the broker delivers the message again. */
  ROLLED_BACK,
  /** The message had been processed before. */
  DUPLICATE,
  /** Its key had been used before, by a message with another payload. */
  CONFLICT,
  /** The message is older than what the store still remembers. */
  STALE,
  /** A final business outcome: the key is not to be tried again. */
  REJECTED,
  /** Nobody saw the end: the node died, or its ledger was closed before. */
  UNKNOWN
}
