/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.faults.site.Form;
import io.xonce.lab.oracle.History;
import io.xonce.lab.oracle.Remains;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final History NOTHING =
      new History(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          List.of(),
          Remains.NONE,
          Set.of());

  private static final List<Form> TWO_PHASES = List.of(Form.BATCH, Form.ONE_PHASE);

  @Test
  void restartsThatNeverMeetABranch_areTold() {
    Outcome outcome = outcome(Fault.DATABASE_STOP, 0, 0, 0);
    assertThat(outcome.neverInDoubt(TWO_PHASES)).containsExactly(Fault.DATABASE_STOP);
  }

  @Test
  void restartsThatMeetOneAtLast_areEnough() {
    assertThat(outcome(Fault.DATABASE_STOP, 0, 0, 2).neverInDoubt(TWO_PHASES)).isEmpty();
  }

  @Test
  void restartsThatAreFew_mayMissThem() {
    assertThat(outcome(Fault.DATABASE_KILL, 0, 0).neverInDoubt(TWO_PHASES)).isEmpty();
  }

  @Test
  void otherFaults_mayMissThem() {
    assertThat(outcome(Fault.DATABASE_PAUSE, 0, 0, 0).neverInDoubt(TWO_PHASES)).isEmpty();
  }

  @Test
  void whereNothingIsPrepared_thereIsNothingToMeet() {
    Outcome outcome = outcome(Fault.DATABASE_STOP, 0, 0, 0);
    assertThat(outcome.neverInDoubt(List.of(Form.ONE_PHASE, Form.MARIADB))).isEmpty();
  }

  private static Outcome outcome(Fault fault, long... inDoubt) {
    List<Strike> strikes =
        Arrays.stream(inDoubt)
            .mapToObj(number -> new Strike(fault, 1, 1, number, Duration.ZERO, Duration.ZERO))
            .toList();
    return new Outcome(1, List.of(), strikes, NOTHING, List.of());
  }
}
