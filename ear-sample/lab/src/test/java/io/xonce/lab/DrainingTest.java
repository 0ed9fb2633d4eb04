/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class DrainingTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void pause_isHalfOfWhatTheRestShouldTake() {
    assertThat(Draining.pause(SECOND, 100, 100)).isEqualTo(SECOND / 2);
  }

  @Test
  void pause_isNeitherTooShortNorTooLong() {
    assertThat(Draining.pause(SECOND, 1_000, 1)).isEqualTo(Duration.ofMillis(5).toNanos());
    assertThat(Draining.pause(SECOND, 0, 1_000_000)).isEqualTo(2 * SECOND);
  }

  @Test
  void await_asksUntilNothingIsLeft() {
    Queue<Long> answers = new ArrayDeque<>(List.of(1L, 1L, 0L));

    Draining.await(1_000, answers::remove);

    assertThat(answers).isEmpty();
  }
}
