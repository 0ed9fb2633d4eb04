/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** How many were named and are none of these. */
  int missing(List<FailedLetter> chosen) {
    Set<String> found =
        chosen.stream().map(letter -> letter.letter().demandId()).collect(Collectors.toSet());
    long missing = messages.stream().filter(id -> !found.contains(id)).count();
    return (int) Math.min(missing, Math.max(0, most - chosen.size()));
  }

  boolean means(DeadLetter letter) {
    return messages.isEmpty() || (letter.id() != null && messages.contains(letter.id()));
  }
}
