/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.xonce.faults.load.Load;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Prepared;
import io.xonce.faults.site.Run;
import io.xonce.faults.site.Site;
import io.xonce.lab.oracle.Oracle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server that is killed at each point of the way of a message, under load; of two that share a
 * broker, one.
 */
class CrashPointsIT {

  private static final Duration HANG = Duration.ofMinutes(2);

  /** So many that all classes on the way are loaded. */
  private static final int COMMITS = 10;

  /** In seconds: there is time to wait for recovery before it looks for the first time. */
  private static final String SLOW_TO_RECOVER =
      "-DRecoveryEnvironmentBean.periodicRecoveryInitilizationOffset=40";

  static List<Form> forms() {
    return Form.matching(Site.property("faults.forms"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void serverKilledAtEachPoint_losesNothing_andRepeatsNothing(Form form) {
    List<CrashPoint> points =
        CrashPoint.of(form)
            .filter(point -> (form + "_" + point).matches(Site.property("faults.points")))
            .filter(point -> point.fault().isPossible())
            .toList();
    assumeThat(points).as("points that are asked for").isNotEmpty();
    Site site = Site.get(form.topology());
    Run run = Run.begin(site, List.of(form.consumer()));
    try (Load load =
        new Load(
            site.queues().target(form.consumer()),
            Long.getLong("faults.seed", 1),
            Run.ENTITIES,
            Run.SECRET,
            Path.of(Site.property("faults.target"), "journals", "points-" + form))) {
      points.forEach(point -> killAt(point, form, site, load));
      load.stop();
      run.awaitEnd();
      assertThat(Oracle.judge(run.history(load.sent()))).isEmpty();
    }
  }

  private static void killAt(CrashPoint point, Form form, Site site, Load load) {
    awaitCommits(site, load);
    if (point.isOfRecovery()) {
      leaveToRecovery(site);
    }
    point.way().await(site.server());
    Prepared prepared = Prepared.staying(site, form);
    System.out.printf("%s at %s: %s%n", form, point, prepared);
    assertThat(prepared).as("%s", point).matches(there -> there.isAtLeast(point.prepared()));
    point.fault().strike(site, new Random(0));
    load.faultIsOver();
  }

  /** A decision, of which nothing is done when the server has come back. */
  private static void leaveToRecovery(Site site) {
    CrashPoint.DECISION_IS_WRITTEN.way().await(site.server());
    site.server().kill();
    site.start(site.server(), SLOW_TO_RECOVER);
  }

  /** Of the server that is to be killed. */
  private static void awaitCommits(Site site, Load load) {
    long before = Site.commits(site.server());
    await(COMMITS + " commits")
        .atMost(HANG)
        .until(
            () -> {
              load.processed(site.processed().getOrDefault(load.consumer(), 0L));
              return Site.commits(site.server()) >= before + COMMITS;
            });
  }
}
