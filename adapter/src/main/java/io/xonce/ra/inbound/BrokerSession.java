/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

/** A connection, a session and a consumer, of one thread. */
interface BrokerSession extends AutoCloseable {

  /** Delivers what it receives. */
  Deliverer deliverer(BatchTransactions transactions);

  /**
   * Gives up what the broker has handed over ahead of time, between two transactions. Whoever wakes
   * the session meanwhile closes nothing, as it does not wait.
   */
  void handBack();

  /** Ends a wait, now or later; from another thread. */
  void wake();

  @Override
  void close();
}
