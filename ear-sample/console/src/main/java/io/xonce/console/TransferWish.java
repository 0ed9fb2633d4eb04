/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import java.util.HashSet;
import java.util.Set;

/**
 * Which messages of a group are to be moved, and how fast.
 *
 * @param messages ids of those that are named; empty: the first so many
 * @param most so many at most
 * @param rate messages a second, at most
 */
record TransferWish(String reason, Set<String> messages, int most, int rate) {

  /** So many are held in memory while they are on their way. */
  static final int MOST = 100_000;

  static TransferWish of(Body body) {
    return new TransferWish(
        body.text("reason"),
        new HashSet<>(body.texts("messages")),
        body.number("most", MOST, 1, MOST),
        body.number("rate", Transfer.USUAL_RATE, 1, Transfer.HIGHEST_RATE));
  }

  boolean means(DeadLetter letter) {
    return messages.isEmpty() || (letter.id() != null && messages.contains(letter.id()));
  }
}
