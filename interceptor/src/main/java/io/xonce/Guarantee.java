/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

/** What a consumer really gets, weakest first; proved from the resources of its transaction. */
public enum Guarantee {
  /** The record, the state or the acknowledgement is outside the transaction: always refused. */
  NONE,
  /**
   * A datasource is commit-markable and not alone: it commits after the decision, without a
   * prepare. If its connection is lost meanwhile, Narayana commits the message and what was sent
   * all the same, so that their state may be missing, for ever.
   */
  AT_MOST_ONCE,
  /**
   * Record and acknowledgement share the transaction, but some state is in a last resource: a crash
   * between its commit and the coordinator's log record leaves that state without its record, and
   * it is written again.
   */
  DEDUPLICATED,
  /**
   * Record and state are in a last resource (Narayana, "Last Resource Commit Optimization"): a
   * crash between its commit and the coordinator's log record loses what the delivery sent, nothing
   * else.
   */
  EXACTLY_ONCE_UNLESS_IT_SENDS,
  /** Consumption, record, state and outgoing messages commit or roll back together. */
  EXACTLY_ONCE
}
