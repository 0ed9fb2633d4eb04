/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesTest {

  private static final int TIMES = 20;
  private static final double BEFORE = 300;

  @ParameterizedTest
  @EnumSource
  void whatGrowsWithEachRedeployment_isFound(Gauge gauge) {
    assertThat(series(gauge, time -> BEFORE + 2 * time).grown())
        .singleElement()
        .asString()
        .startsWith(gauge.title());
  }

  @ParameterizedTest
  @EnumSource
  void whatGrowsBeforeTheServerIsWarm_orFalls_isNoLeak(Gauge gauge) {
    assertThat(series(gauge, time -> time < 2 ? BEFORE - 100 + time : BEFORE).grown()).isEmpty();
    assertThat(series(gauge, time -> BEFORE - time).grown()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void oneOutlier_isNoLeak(Gauge gauge) {
    assertThat(series(gauge, time -> time == TIMES - 1 ? 2 * BEFORE : BEFORE).grown()).isEmpty();
  }

  @Test
  void shortSeries_isJudgedByItsLast() {
    Series flat = new Series(series(Gauge.CONSUMERS, time -> BEFORE).samples().subList(0, 3));
    Series growing =
        new Series(series(Gauge.CONSUMERS, time -> BEFORE + time).samples().subList(0, 3));
    assertThat(flat.grown()).isEmpty();
    assertThat(growing.grown()).hasSize(1);
    assertThatThrownBy(() -> new Series(flat.samples().subList(0, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void table_hasARowForEachSample_andNamesTheThreadsThatAreNotAsBefore() {
    assertThat(series(Gauge.HEAP, time -> BEFORE + 0.5).table())
        .contains("| messages | heap |", "| 19000 | 300.5 |", "| late | 300.5 |")
        .contains("leaking-#: 0, then 19")
        .doesNotContain("steady-#");
  }

  /** All others stay as they are. */
  private static Series series(Gauge gauge, IntToDoubleFunction value) {
    return new Series(
        IntStream.range(0, TIMES).mapToObj(time -> sample(time, gauge, value)).toList());
  }

  private static Sample sample(int time, Gauge gauge, IntToDoubleFunction value) {
    Map<Gauge, Double> values = new EnumMap<>(Gauge.class);
    List.of(Gauge.values()).forEach(each -> values.put(each, BEFORE));
    values.put(gauge, value.applyAsDouble(time));
    return new Sample(
        time * 1_000L, values, new TreeMap<>(Map.of("steady-#", 4L, "leaking-#", (long) time)));
  }
}
