/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dead letters, told in words. */
class LettersTest {

  @ParameterizedTest
  @CsvSource({"1, 1 message", "2, 2 messages"})
  void one_isNotMany(int count, String said) {
    assertThat(
            Told.by(
                new Letters(),
                """
                {"count": %d, "consumer": "ledger", "origin": "in", "queue": "DLQ", "skipped": 0}
                """
                    .formatted(count)))
        .startsWith(said + " of consumer ledger from in in DLQ");
    assertThat(
            Told.by(
                new LetterGroups(),
                """
                {"queues": [{"name": "DLQ", "lookedAt": %d, "count": 7, "at": "2026-03-01T10:00:07Z"}]}
                """
                    .formatted(count)))
        .contains("DLQ had " + said + " at 2026-03-01T10:00:07Z, and has 7 now");
  }
}
