/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds dead letters in their queue, by a message selector. */
final class LetterSelector {

  private LetterSelector() {}

  /**
   * These, which say that they came from one queue. A copy that a divert of the broker made has the
   * same id, and is another letter if it came from another queue: its own consumer waits for it.
   * Senders of AMQP that count have the same ids, too; their messages differ by the time.
   */
  static String of(List<DeadLetter> letters) {
    LongSummaryStatistics sent =
        letters.stream().mapToLong(LetterSelector::sent).summaryStatistics();
    return "JMSMessageID IN %s AND JMSTimestamp BETWEEN %d AND %d AND %s"
        .formatted(
            list(letters.stream().map(DeadLetter::demandId).toList()),
            sent.getMin(),
            sent.getMax(),
            from(letters.get(0).origin()));
  }

  private static long sent(DeadLetter letter) {
    Instant sent = letter.sentAt();
    return sent == null ? 0 : sent.toEpochMilli();
  }

  private static String from(@Nullable String origin) {
    String fromNowhere = "_AMQ_ORIG_QUEUE IS NULL";
    return origin == null
        ? fromNowhere
        : "(_AMQ_ORIG_QUEUE IN %s OR %s)"
            .formatted(list(List.of(origin, Broker.PREFIX + origin)), fromNowhere);
  }

  private static String list(Collection<String> texts) {
    return texts.stream()
        .map(text -> "'" + text.replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
