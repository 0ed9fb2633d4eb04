/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds dead letters in their queue, by a message selector. */
final class LetterSelector {

  private LetterSelector() {}

  /**
   * Those of these ids that came from a queue. A copy that a divert of the broker made has the same
   * id, and is another letter if it came from another queue: its own consumer waits for it.
   *
   * @param messageIds their JMS message ids
   * @param origin name of that queue; null: not known
   */
  static String of(Collection<String> messageIds, @Nullable String origin) {
    String ids = "JMSMessageID IN " + list(messageIds);
    String fromNowhere = "_AMQ_ORIG_QUEUE IS NULL";
    return origin == null
        ? ids + " AND " + fromNowhere
        : "%s AND (_AMQ_ORIG_QUEUE IN %s OR %s)"
            .formatted(ids, list(List.of(origin, Broker.PREFIX + origin)), fromNowhere);
  }

  private static String list(Collection<String> texts) {
    return texts.stream()
        .map(text -> "'" + text.replace("'", "''") + "'")
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
