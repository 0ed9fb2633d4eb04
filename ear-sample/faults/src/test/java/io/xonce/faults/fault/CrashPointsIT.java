/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.xonce.faults.load.Load;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Run;
import io.xonce.faults.site.Site;
import io.xonce.faults.site.Topology;
import io.xonce.lab.Breakpoint;
import io.xonce.lab.oracle.Oracle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that is killed at each point of the way of a message, under load. */
class CrashPointsIT {

  private static final Duration HANG = Duration.ofMinutes(2);

  /** So many that all classes on the way are loaded. */
  private static final int EFFECTS = 10;

  static Stream<Form> forms() {
    return Form.matching(Site.property("faults.forms"), Topology.LOCAL).stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void serverKilledAtEachPoint_losesNothing_andRepeatsNothing(Form form) {
    List<CrashPoint> points =
        CrashPoint.of(form)
            .filter(point -> (form + "_" + point).matches(Site.property("faults.points")))
            .toList();
    assumeThat(points).as("points that are asked for").isNotEmpty();
    Site site = Site.get(Topology.LOCAL);
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
    awaitEffects(site, load);
    Breakpoint breakpoint = site.server().breakpoint(point.type(), point.method());
    breakpoint.awaitArrival();
    long inDatabase = site.books(form.consumer()).prepared();
    long atBroker = site.queues().prepared();
    System.out.printf("%s at %s: prepared %d, %d%n", form, point, inDatabase, atBroker);
    assertThat(inDatabase)
        .as("%s, in the database", point)
        .isGreaterThanOrEqualTo(point.inDatabase());
    assertThat(atBroker).as("%s, at the broker", point).isGreaterThanOrEqualTo(point.atBroker());
    Fault.SERVER_KILL.strike(site, new Random(0));
    load.faultIsOver();
  }

  private static void awaitEffects(Site site, Load load) {
    long before = site.processed().getOrDefault(load.consumer(), 0L);
    await(EFFECTS + " effects")
        .atMost(HANG)
        .until(
            () -> {
              load.processed(site.processed().getOrDefault(load.consumer(), 0L));
              return load.processed() >= before + EFFECTS;
            });
  }
}
