/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.bench.growth.ClaimCost;
import io.xonce.bench.measure.RowResult;
import io.xonce.bench.row.Rows;
import io.xonce.bench.steady.SteadyRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

  private static final List<ClaimCost> NONE = List.of();

  @Test
  void slowerThanAllowed_isMissed() {
    List<RowResult> results =
        List.of(RowResults.of(Rows.PLAIN, 1_000, null), RowResults.of(Rows.SINGLE, 900, null));

    List<Goal> goals = Goal.of(results, NONE, List.of());

    assertThat(goals).hasSize(1);
    assertThat(goals.get(0).value()).isEqualTo(0.9);
    assertThat(goals.get(0).isMet()).isFalse();
  }

  @Test
  void latency_isBetterWhenLower() {
    List<RowResult> results =
        List.of(RowResults.of(Rows.PLAIN, 1_000, 10.0), RowResults.of(Rows.SINGLE, 960, 9.0));

    assertThat(Goal.of(results, NONE, List.of())).hasSize(3).allMatch(Goal::isMet);
  }

  @Test
  void rowsNotMeasured_haveNoGoal() {
    assertThat(Goal.of(List.of(RowResults.of(Rows.SINGLE, 960, null)), NONE, List.of())).isEmpty();
  }

  @Test
  void growth_isJudgedWithoutThePurge() {
    List<ClaimCost> growth =
        List.of(
            new ClaimCost(10_000, false, false, 100, 200),
            new ClaimCost(30_000_000, false, false, 140, 300),
            new ClaimCost(30_000_000, false, true, 100, 400));

    Goal goal = Goal.of(List.of(), growth, List.of()).get(0);

    assertThat(goal.value()).isEqualTo(1.4);
    assertThat(goal.isMet()).isFalse();
  }

  @Test
  void purge_isHeldAgainstTheRunWithoutOne_andItsTableAgainstItself() {
    List<SteadyRun> steady =
        List.of(
            new SteadyRun("steady", 5_000, 100, 400, 0, 0),
            new SteadyRun("steady-purged", 4_500, 200, 210, 0, 0));

    List<Goal> goals = Goal.of(List.of(), NONE, steady);

    assertThat(goals.get(0).value()).isEqualTo(0.9);
    assertThat(goals.get(0).isMet()).isTrue();
    assertThat(goals.get(1).value()).isEqualTo(1.05);
    assertThat(goals.get(1).isMet()).isFalse();
  }
}
