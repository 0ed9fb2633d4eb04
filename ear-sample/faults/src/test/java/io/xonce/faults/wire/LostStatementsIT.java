/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xonce.faults.load.Load;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Run;
import io.xonce.faults.site.Site;
import io.xonce.faults.site.Topology;
import io.xonce.lab.oracle.Oracle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said to the database by claim and commit, lost under load in each way. */
class LostStatementsIT {

  private static final Duration HANG = Duration.ofMinutes(2);
  private static final int MOST_PASSING = 20;

  private final Random random = new Random(Long.getLong("faults.seed", 1));

  @ParameterizedTest
  @EnumSource(names = {"SINGLE", "BATCH", "LATE"})
  void claimAndStatementsOfTheTwoPhases_mayGetLost(Form form) {
    assumeThat(Integer.getInteger("faults.others", 0)).as("more than kills").isPositive();
    assumeThat(Form.matching(Site.property("faults.forms"), Topology.LOCAL)).contains(form);
    Site site = Site.get(Topology.LOCAL);
    Run run = Run.begin(site, List.of(form.consumer()));
    try (Load load =
        new Load(
            site.queues().target(form.consumer()),
            random.nextLong(),
            Run.ENTITIES,
            Run.SECRET,
            Path.of(Site.property("faults.target"), "journals", "lost-" + form))) {
      for (Phase phase : Phase.values()) {
        for (Loss loss : Loss.values()) {
          lose(site, load, phase, loss);
        }
      }
      load.stop();
      run.awaitEnd();
      assertThat(Oracle.judge(run.history(load.sent()))).isEmpty();
    }
  }

  private void lose(Site site, Load load, Phase phase, Loss loss) {
    if (phase == Phase.ROLLBACK) {
      // Nobody rolls back what nobody has prepared and then given up.
      await(site, load, new Trap(Phase.PREPARE.statement(), Loss.OF_THE_ANSWER, 0));
      await(site, load, new Trap(phase.statement(), loss, 0));
    } else {
      await(site, load, new Trap(phase.statement(), loss, random.nextInt(MOST_PASSING)));
    }
    load.faultIsOver();
  }

  private static void await(Site site, Load load, Trap trap) {
    site.proxy().set(trap);
    Awaitility.await("a statement that gets lost")
        .atMost(HANG)
        .until(
            () -> {
              load.processed(site.books().processed(load.consumer()));
              return trap.hasStruck();
            });
  }
}
