/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Answers that are kept for ten times as long as it took to find them. */
class LatelyTest {

  private final AtomicLong time = new AtomicLong();
  private final Lately<Integer> lately = new Lately<>(time::get);
  private int searches;

  private int ask(String question) {
    return lately.get(
        question,
        () -> {
          time.addAndGet(100);
          return ++searches;
        });
  }

  @Test
  void answer_isKeptForTenTimesAsLongAsItTook() {
    assertThat(ask("a")).isEqualTo(1);
    time.addAndGet(999);
    assertThat(ask("a")).isEqualTo(1);
    time.addAndGet(1);
    assertThat(ask("a")).isEqualTo(2);
  }

  @Test
  void question_hasItsOwnAnswer() {
    assertThat(ask("a")).isEqualTo(1);
    assertThat(ask("b")).isEqualTo(2);
    assertThat(ask("a")).isEqualTo(1);
  }

  @Test
  void changeMeanwhile_makesAnAnswerOld() {
    ask("a");
    lately.forget();
    assertThat(ask("a")).isEqualTo(2);
    int found =
        lately.get(
            "b",
            () -> {
              lately.forget();
              time.addAndGet(100);
              return -1;
            });
    assertThat(found).isEqualTo(-1);
    assertThat(ask("b")).isEqualTo(3);
  }

  @Test
  void failure_isNotKept() {
    assertThatThrownBy(
            () ->
                lately.get(
                    "a",
                    () -> {
                      throw new IllegalStateException("away");
                    }))
        .hasMessage("away");
    assertThat(ask("a")).isEqualTo(1);
  }

  /** Each group and page is a question of its own. */
  @Test
  void manyQuestions_pushTheFirstOut() {
    for (int i = 0; i < 51; i++) {
      ask("q" + i);
    }
    lately.get("q50", () -> 0);
    assertThat(lately.get("q50", () -> 0)).isEqualTo(51);
    assertThat(lately.get("q0", () -> 0)).isZero();
  }
}
