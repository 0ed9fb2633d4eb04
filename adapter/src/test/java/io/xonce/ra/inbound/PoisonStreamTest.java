/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the good messages of a stream go through in which others always fail: as far as who shares a
 * batch with whom decides it.
 */
class PoisonStreamTest {

  private static final int MESSAGES = 10_000;
  private static final int STREAMS = 5;

  /**
   * @param apart milliseconds between two messages: as fast as the sessions work without failures,
   *     or nearly all at once
   */
  @ParameterizedTest
  @CsvSource({"1, 3.2", "2, 1.6", "8, 0.4", "1, 0.01", "2, 0.01", "8, 0.01"})
  void oneInTwentyFails_andHardlyAGoodOneFailsAThirdTime(int sessions, double apart) {
    List<SimulatedStream> streams = streams(sessions, 6, 0.05, apart);
    assertThat(streams.stream().mapToLong(SimulatedStream::deadLetters).sum()).isZero();
    assertThat(failed(streams, 2)).as("twice").isLessThan(MESSAGES * STREAMS / 20);
    assertThat(failed(streams, 3)).as("three times").isLessThan(MESSAGES * STREAMS / 500);
  }

  @ParameterizedTest
  @CsvSource({"1, 3.2", "2, 1.6", "8, 0.4", "1, 0.01", "2, 0.01", "8, 0.01"})
  void oneInAHundredFails_andFourAttemptsAreEnoughForAllButOne(int sessions, double apart) {
    List<SimulatedStream> streams = streams(sessions, 4, 0.01, apart);
    assertThat(streams.stream().mapToLong(SimulatedStream::deadLetters).sum())
        .isLessThanOrEqualTo(1);
  }

  /** With 200 full ones, and those of what failed. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void fewFail_andTheBatchesStayLarge(int sessions) {
    assertThat(streams(sessions, 4, 0.0004, 0.01))
        .allSatisfy(stream -> assertThat(stream.transactions()).isLessThan(350));
  }

  private static List<SimulatedStream> streams(
      int sessions, int attempts, double poison, double apart) {
    return LongStream.range(0, STREAMS)
        .mapToObj(
            seed -> new SimulatedStream(sessions, attempts).run(MESSAGES, poison, apart, seed))
        .toList();
  }

  private static long failed(List<SimulatedStream> streams, int atLeast) {
    return streams.stream().mapToLong(stream -> stream.failedGoodOnes(atLeast)).sum();
  }
}
