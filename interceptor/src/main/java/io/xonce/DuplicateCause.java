/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

/**
 * Why a message arrived whose key had been processed before, as far as its message id, send time
 * and delivery count tell.
 *
 * <p><b>What they cannot tell.</b> Send times are the sender's clock and processing times the
 * database's: between {@link #RESENT} and {@link #CONCURRENT} a difference of the clocks decides if
 * the two lie close together. A broker that crashed may have forgotten its delivery counts: a
 * redelivery without any trace of a move is then still taken for {@link #REDELIVERED}, one of a
 * message that had been moved for {@link #REPLAYED}, and one of a divert's copy for {@link
 * #COPIED}. A sender that switches message ids off leaves the delivery count alone to decide.
 */
public enum DuplicateCause {
  /**
   * The same message, delivered again after a commit whose outcome the broker did not learn: it
   * carries the message id of the copy that was processed, and nobody moved it.
   */
  REDELIVERED,
  /**
   * Another message of the same key, sent after the first had begun to be processed, or at an
   * unknown time: a producer, bridge or outbox sent again.
   */
  RESENT,
  /**
   * Another message of the same key, sent before the first began to be processed: both copies were
   * under way at once.
   */
  CONCURRENT,
  /**
   * The same message, but moved within the broker since: an operator retried a dead letter or moved
   * it back.
   */
  REPLAYED,
  /**
   * The same message, in a copy that a divert of the broker made of it: both reach the consumer.
   */
  COPIED,
  /** A message of the same key with another payload. */
  CONFLICT,
  /**
   * A message older than what the store still remembers: nobody knows whether it is a duplicate.
   */
  STALE
}
