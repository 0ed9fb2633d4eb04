/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadingTest {

  @Test
  void difference_isForEachMessage_upToTheLastCommit() {
    Duration second = Duration.ofSeconds(1);
    Reading start = new Reading(0, Duration.ZERO, second, second, 10, 100);
    Reading end =
        new Reading(2_100_000, Duration.ofMillis(40), second, second.plusMillis(10), 40, 2_100);

    Round round = start.until(end, 2_000_000, 20, new Books(0, 0));

    assertThat(round).isEqualTo(new Round(20, 2.0, 2_000, 0, 500, 1.5, 100, new Books(0, 0)));
    assertThat(round.perSecond()).isEqualTo(10);
    assertThat(round.cpuMicros()).isEqualTo(2_500);
  }
}
