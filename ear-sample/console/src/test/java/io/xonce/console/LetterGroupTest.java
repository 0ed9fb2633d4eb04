/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What dead letters have in common, and what a group is told by. */
class LetterGroupTest {

  private static final Instant SENT = Instant.parse("2026-01-01T00:00:00Z");

  private static FailedLetter letter(String id, @Nullable String error, String last) {
    JsonObject failure =
        error == null
            ? null
            : Json.createObjectBuilder()
                .add("consumer", "ledger")
                .add("error", error)
                .add("first", "2026-01-02T00:00:00Z")
                .add("last", last)
                .build();
    return new FailedLetter(
        Letters.DLQ,
        new DeadLetter(id, id, "orders", null, SENT, "text", List.of()),
        "shop.ear",
        failure);
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.IllegalStateException: no rate: x, java.lang.IllegalStateException",
    "java.lang.NullPointerException, java.lang.NullPointerException",
    ","
  })
  void error_isGroupedByItsClass(@Nullable String error, @Nullable String expected) {
    assertThat(LetterGroup.errorClass(error)).isEqualTo(expected);
  }

  @Test
  void lettersOfOneFailure_areOneGroup() {
    FailedLetter one = letter("ID:1", "a.B: 1", "2026-01-03T00:00:00Z");
    FailedLetter other = letter("ID:2", "a.B: 2", "2026-01-04T00:00:00Z");
    FailedLetter third = letter("ID:3", "a.C: 2", "2026-01-04T00:00:00Z");
    assertThat(one.group()).isEqualTo(other.group()).isNotEqualTo(third.group());
    assertThat(one.group().id()).isEqualTo(other.group().id()).isNotEqualTo(third.group().id());
  }

  private static JsonObject summary(FailedLetter... letters) {
    LetterSummary summary = new LetterSummary(letters[0].group());
    List.of(letters).forEach(summary::add);
    return summary.toJson().build();
  }

  @Test
  void summary_hasFirstAndLastOfAll() {
    JsonObject summary =
        summary(
            letter("ID:1", "a.B: 1", "2026-01-04T00:00:00Z"),
            letter("ID:2", "a.B: 2", "2026-01-03T00:00:00Z"));
    assertThat(summary.getInt("count")).isEqualTo(2);
    assertThat(summary.getString("first")).isEqualTo("2026-01-02T00:00:00Z");
    assertThat(summary.getString("last")).isEqualTo("2026-01-04T00:00:00Z");
    assertThat(summary.getString("example")).isEqualTo("a.B: 2");
    assertThat(summary.getString("application")).isEqualTo("shop.ear");
  }

  @Test
  void letterThatNobodyTellsOf_isKnownByItsSender() {
    JsonObject summary = summary(letter("ID:1", null, ""));
    assertThat(summary).doesNotContainKeys("exception", "consumer");
    assertThat(summary.getString("first")).isEqualTo(SENT.toString());
  }
}
