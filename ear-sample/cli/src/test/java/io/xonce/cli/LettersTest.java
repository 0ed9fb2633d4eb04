/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

  private static boolean isWell(String answer) {
    return new LetterGroups().isWell(Told.read(answer));
  }

  /** Those of a broker elsewhere are not among them. */
  @Test
  void noneOfThisServer_isSaidOfItsBroker() {
    String answer =
        """
        {"broker": "default", "queues": [{"name": "DLQ", "count": 0, "lookedAt": 0}], "groups": []}
        """;
    assertThat(isWell(answer)).isTrue();
    assertThat(Told.by(new LetterGroups(), answer))
        .contains("No dead letters in this server's own broker default.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"queues\": [], \"groups\": []} | No broker could be asked",
        "{\"broker\": \"default\", \"queues\": [], \"groups\": []} | default has no dead-letter queue"
      })
  void noQueueToLookInto_needsALook(String answer, String said) {
    assertThat(isWell(answer)).isFalse();
    assertThat(Told.by(new LetterGroups(), answer))
        .contains(said)
        .doesNotContain("No dead letters");
  }

  @Test
  void queueThatCannotBeRead_needsALook() {
    String answer =
        """
        {"broker": "default", "queues": [{"name": "DLQ", "count": 1}], "groups": [],
         "problems": ["Queue DLQ cannot be read"]}
        """;
    assertThat(isWell(answer)).isFalse();
    assertThat(Told.by(new LetterGroups(), answer))
        .isEqualToIgnoringNewLines("Problem: Queue DLQ cannot be read");
  }

  /** Whoever wants to stop one that somebody else has begun finds its id here. */
  @Test
  void retryAtWork_isTold() {
    String answer =
        """
        {"broker": "default", "queues": [], "groups": [], "retries": [
          {"id": "0b5e7a91-1", "kind": "retry", "queue": "DLQ", "target": "in", "over": false,
           "result": "2 of 5 sent back"},
          {"id": "77777777-1", "kind": "retry", "queue": "DLQ", "target": "in", "over": true,
           "result": "5 of 5 sent back"}]}
        """;
    assertThat(Told.by(new LetterGroups(), answer))
        .contains("At work: retry 0b5e7a91 from DLQ to in, 2 of 5 sent back")
        .doesNotContain("77777777");
  }
}
