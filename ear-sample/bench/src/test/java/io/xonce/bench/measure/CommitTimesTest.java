/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommitTimesTest {

  private static final long SECOND = 1_000_000;

  @Test
  void speed_isThatOfTheMiddle_whateverStartAndEndTook() {
    // Two wake up a minute after the start, sixteen come one a second, the last two take an hour.
    Stream<Long> middle = LongStream.rangeClosed(61, 76).mapToObj(at -> at * SECOND);
    Stream<Long> ends = Stream.of(60L, 60L, 3_600L, 3_600L).map(at -> at * SECOND);
    CommitTimes commits = new CommitTimes(Stream.concat(middle, ends).sorted().toList());

    assertThat(commits.perSecond(0)).isEqualTo(1);
    assertThat(commits.last()).isEqualTo(3_600 * SECOND);
  }

  @Test
  void effectsOfOneTransaction_countWithItsCommit() {
    List<Long> batches =
        LongStream.rangeClosed(1, 10)
            .boxed()
            .flatMap(at -> Collections.nCopies(50, at * SECOND).stream())
            .toList();

    assertThat(new CommitTimes(batches).perSecond(0)).isEqualTo(50);
  }

  @Test
  void allAtOnce_isAsFastAsTheWholeRun() {
    assertThat(new CommitTimes(Collections.nCopies(50, 6 * SECOND)).perSecond(SECOND))
        .isEqualTo(10);
  }

  @Test
  void runWithoutEffects_isNoRun() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CommitTimes(List.of()));
  }
}
