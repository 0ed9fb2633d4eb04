/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which letters are meant. */
class LetterSelectorTest {

  private static DeadLetter letter(String id, @Nullable String origin, long sent) {
    return new DeadLetter(
        id, id, origin, null, sent == 0 ? null : Instant.ofEpochMilli(sent), "text", List.of());
  }

  @Test
  void letters_areThoseOfTheirIdsAndTimesFromTheirQueue() {
    assertThat(LetterSelector.of(List.of(letter("ID:1", "orders", 7), letter("ID:2", "orders", 5))))
        .isEqualTo(
            "JMSMessageID IN ('ID:1', 'ID:2') AND JMSTimestamp BETWEEN 5 AND 7 AND"
                + " (_AMQ_ORIG_QUEUE IN ('orders', 'jms.queue.orders') OR _AMQ_ORIG_QUEUE IS NULL)");
  }

  /** And of which nobody says when they were sent. */
  @Test
  void lettersFromNowhere_areThoseWithoutAQueue() {
    assertThat(LetterSelector.of(List.of(letter("ID:1", null, 0))))
        .isEqualTo(
            "JMSMessageID IN ('ID:1') AND JMSTimestamp BETWEEN 0 AND 0 AND _AMQ_ORIG_QUEUE IS NULL");
  }

  /** Who sends may choose the one, and who sets the broker up the other. */
  @Test
  void quotes_endNoText() {
    assertThat(LetterSelector.of(List.of(letter("ID:it's", "it's", 7))))
        .startsWith("JMSMessageID IN ('ID:it''s') AND ")
        .contains("(_AMQ_ORIG_QUEUE IN ('it''s', 'jms.queue.it''s') OR _AMQ_ORIG_QUEUE IS NULL)");
  }
}
