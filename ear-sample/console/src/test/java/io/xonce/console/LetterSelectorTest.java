/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which letters are meant. */
class LetterSelectorTest {

  @Test
  void letters_areThoseOfTheirIdsFromTheirQueue() {
    assertThat(LetterSelector.of(List.of("ID:1", "ID:2"), "orders"))
        .isEqualTo(
            "JMSMessageID IN ('ID:1', 'ID:2') AND (_AMQ_ORIG_QUEUE IN ('orders',"
                + " 'jms.queue.orders') OR _AMQ_ORIG_QUEUE IS NULL)");
  }

  @Test
  void lettersFromNowhere_areThoseWithoutAQueue() {
    assertThat(LetterSelector.of(List.of("ID:1"), null))
        .isEqualTo("JMSMessageID IN ('ID:1') AND _AMQ_ORIG_QUEUE IS NULL");
  }

  /** Who sends may choose the one, and who sets the broker up the other. */
  @Test
  void quotes_endNoText() {
    assertThat(LetterSelector.of(List.of("ID:it's"), "it's"))
        .isEqualTo(
            "JMSMessageID IN ('ID:it''s') AND (_AMQ_ORIG_QUEUE IN ('it''s',"
                + " 'jms.queue.it''s') OR _AMQ_ORIG_QUEUE IS NULL)");
  }
}
