/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which batches show that another session would help, and which time that one is too many. */
class LoadTest {

  private static final Message MESSAGE =
      (Message) Proxies.of(Message.class, (proxy, method, arguments) -> null);

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
        new Batch(Collections.nCopies(messages, MESSAGE), Duration.ofMillis(waited), full);
    assertThat(batch.isHeavy(Duration.ofMillis(worked))).isEqualTo(heavy);
  }

  @Test
  void batchAmongThoseThatComeOneByOne_isNotUsual() {
    Pace pace = new Pace(8);
    List<Message> batch = List.of(MESSAGE, MESSAGE);
    assertThat(pace.committed(batch)).isTrue();
    pace.failed(batch, false);
    assertThat(pace.committed(batch)).isFalse();
    assertThat(pace.committed(batch)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"22600, 7500, true", "22400, 7600, false", "20000, 1, false"})
  void time_isSlackIfLessThanAQuarterOfHalfAMinuteWasWork(long waited, long worked, boolean slack) {
    Usage usage = new Usage();
    assertThat(usage.isSlackAfter(turn(waited, 0))).isFalse();
    assertThat(usage.isSlackAfter(turn(0, worked))).isEqualTo(slack);
  }

  @Test
  void slack_lastsUntilThereIsWork() {
    Usage usage = new Usage();
    assertThat(usage.isSlackAfter(turn(30_000, 0))).isTrue();
    assertThat(usage.isSlackAfter(turn(5_000, 1_000))).isTrue();
    assertThat(usage.isSlackAfter(turn(0, 20_000))).isFalse();
    assertThat(usage.isSlackAfter(turn(29_000, 0))).as("counted anew").isFalse();
    assertThat(usage.isSlackAfter(turn(1_000, 0))).isTrue();
  }

  private static Turn turn(long waited, long worked) {
    return new Turn(Duration.ofMillis(waited), Duration.ofMillis(worked), false);
  }
}
