/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyTest {

  @Test
  void percentile_isTheMiddleOneOfTheTurns_whateverOneOfThemMet() {
    Latency latency = Latency.of(50, List.of(turn(10, 20), turn(10, 100), turn(11, 30)));

    assertThat(latency.p50()).isEqualTo(10);
    assertThat(latency.p99()).isEqualTo(30);
    assertThat(latency.highest()).isEqualTo(100);
    assertThat(latency.measured()).isEqualTo(300);
    assertThat(latency.cpuMicros()).isEqualTo(30);
  }

  /** A hundred messages, two of which take longer. */
  private static LatencySample turn(long usualMillis, long latestMillis) {
    Histogram micros = new Histogram(5);
    micros.recordValueWithCount(usualMillis * 1_000, 98);
    micros.recordValueWithCount(latestMillis * 1_000, 2);
    return new LatencySample(micros, latestMillis);
  }
}
