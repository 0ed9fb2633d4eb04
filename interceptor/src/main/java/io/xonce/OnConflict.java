/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

/**
 * What happens to a message whose key has been processed with another payload. It is never dropped
 * unless that is said here.
 */
public enum OnConflict {
  /**
   * The delivery fails with {@link ConflictException} and rolls back; the broker delivers again and
   * finally moves the message to its dead-letter address.
   */
  FAIL,
  /** The message moves to {@link Idempotent#divertTo()} in the transaction that acknowledges it. */
  DIVERT,
  /** The message is acknowledged like a duplicate; the other payload is dropped. */
  SKIP
}
