/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

  private static final List<Growth> NONE = List.of();

  @Test
  void slowerThanAllowed_isMissed() {
    List<Result> results =
        List.of(Results.of(Rows.PLAIN, 1_000, null), Results.of(Rows.SINGLE, 900, null));

    List<Goal> goals = Goal.of(results, NONE);

    assertThat(goals).hasSize(1);
    assertThat(goals.get(0).value()).isEqualTo(0.9);
    assertThat(goals.get(0).isMet()).isFalse();
  }

  @Test
  void latency_isBetterWhenLower() {
    List<Result> results =
        List.of(Results.of(Rows.PLAIN, 1_000, 10.0), Results.of(Rows.SINGLE, 960, 9.0));

    assertThat(Goal.of(results, NONE)).hasSize(3).allMatch(Goal::isMet);
  }

  @Test
  void rowsNotMeasured_haveNoGoal() {
    assertThat(Goal.of(List.of(Results.of(Rows.SINGLE, 960, null)), NONE)).isEmpty();
  }

  @Test
  void growth_isJudgedWithoutThePurge() {
    List<Growth> growth =
        List.of(
            new Growth(10_000, false, false, 100, 200),
            new Growth(30_000_000, false, false, 140, 300),
            new Growth(30_000_000, false, true, 100, 400));

    Goal goal = Goal.of(List.of(), growth).get(0);

    assertThat(goal.value()).isEqualTo(1.4);
    assertThat(goal.isMet()).isFalse();
  }
}
