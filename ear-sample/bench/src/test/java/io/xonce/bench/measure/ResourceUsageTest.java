/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceUsageTest {

  @Test
  void difference_isForEachMessage_upToTheLastCommit() {
    Duration second = Duration.ofSeconds(1);
    ResourceUsage start = new ResourceUsage(0, Duration.ZERO, second, second, 10, 100);
    ResourceUsage end =
        new ResourceUsage(
            2_100_000, Duration.ofMillis(40), second, second.plusMillis(10), 40, 2_100);

    CommitTimes commits = new CommitTimes(List.of(1_000_000L, 1_500_000L, 2_000_000L));

    Measurement round = start.until(end, commits, 20, new Correctness(0, 0));

    assertThat(round)
        .isEqualTo(
            new Measurement(20, 2.0, 2 * 20 / 3.0, 2_000, 0, 500, 1.5, 100, new Correctness(0, 0)));
    assertThat(round.cpuMicros()).isEqualTo(2_500);
  }
}
