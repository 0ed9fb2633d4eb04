/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {

  @Test
  void difference_isForEachMessage_upToTheLastCommit() {
    Duration second = Duration.ofSeconds(1);
    Reading start = new Reading(0, Duration.ZERO, second, second, 10, 100);
    Reading end =
        new Reading(2_100_000, Duration.ofMillis(40), second, second.plusMillis(10), 40, 2_100);

    Commits commits = new Commits(List.of(1_000_000L, 1_500_000L, 2_000_000L));

    Round round = start.until(end, commits, 20, new Books(0, 0));

    assertThat(round)
        .isEqualTo(new Round(20, 2.0, 2 * 20 / 3.0, 2_000, 0, 500, 1.5, 100, new Books(0, 0)));
    assertThat(round.cpuMicros()).isEqualTo(2_500);
  }
}
