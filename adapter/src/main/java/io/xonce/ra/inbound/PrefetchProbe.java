/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import java.time.Duration;

/**
 * Whether to ask the broker for a second message. A session that had to wait for the first one has
 * seen an empty queue, and as a rule nothing is behind that message; to be told so can take a call
 * to the broker, on which the message in hand would wait. So who asked in vain asks ever more
 * seldom, until there is an answer, or a message without a wait.
 *
 * <p><b>Threads.</b> For one.
 */
final class PrefetchProbe {

  private static final int LONGEST_SILENCE = 15;

  /** How many more messages to wait for without asking. */
  private int left;

  private int silence;

  /**
   * @param waited for the first message
   */
  boolean isDueAfter(Duration waited) {
    if (waited.compareTo(Batch.AT_ONCE) <= 0) {
      answered(true);
    }
    return left-- <= 0;
  }

  /** Told of each answer. */
  void answered(boolean another) {
    silence = another ? 0 : Math.min(2 * silence + 1, LONGEST_SILENCE);
    left = silence;
  }
}
