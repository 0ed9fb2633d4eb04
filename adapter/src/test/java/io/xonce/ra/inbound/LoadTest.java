/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which batches show that another session would help, and which time that one is too many. */
class LoadTest {

  @ParameterizedTest
  @CsvSource({
    "5, 1, true,   1, true",
    "5, 1, false, 21, true",
    "1, 0, true,   1, true",
    "5, 1, false, 20, false",
    "5, 2, true,   1, false",
    "5, 2, false, 90, false",
    "0, 0, false, 90, false"
  })
  void batch_isHeavyIfItsFirstMessageWaitedAndOthersWaitOn(
      int messages, long waited, boolean full, long worked, boolean heavy) {
    Batch batch =
        new Batch(
            Collections.nCopies(messages, Messages.fresh(0)), Duration.ofMillis(waited), full);
    assertThat(batch.isHeavy(Duration.ofMillis(worked))).isEqualTo(heavy);
  }

  @ParameterizedTest
  @CsvSource({"22600, 7500, true", "22400, 7600, false", "20000, 1, false"})
  void time_isSlackIfLessThanAQuarterOfHalfAMinuteWasWork(long waited, long worked, boolean slack) {
    Utilization utilization = new Utilization();
    assertThat(utilization.isLowAfter(sample(waited, 0))).isFalse();
    assertThat(utilization.isLowAfter(sample(0, worked))).isEqualTo(slack);
  }

  @Test
  void slack_lastsUntilThereIsWork() {
    Utilization utilization = new Utilization();
    assertThat(utilization.isLowAfter(sample(30_000, 0))).isTrue();
    assertThat(utilization.isLowAfter(sample(5_000, 1_000))).isTrue();
    assertThat(utilization.isLowAfter(sample(0, 20_000))).isFalse();
    assertThat(utilization.isLowAfter(sample(29_000, 0))).as("counted anew").isFalse();
    assertThat(utilization.isLowAfter(sample(1_000, 0))).isTrue();
  }

  private static LoadSample sample(long waited, long worked) {
    return new LoadSample(Duration.ofMillis(waited), Duration.ofMillis(worked), false);
  }
}
