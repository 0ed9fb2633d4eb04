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
import io.xonce.lab.oracle.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One of two servers, or their broker, holds its breath for longer than the others wait for it: the
 * broker has given the messages of that server to the other when it goes on with them.
 */
class LongPauseIT {

  private static final Duration HANG = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration TRANSACTION = Duration.ofSeconds(15);
  private static final Duration BREATH = Duration.ofSeconds(25);

  /** As shipped. */
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(1);

  /** As shipped. */
  private static final Duration USUAL_TRANSACTION = Duration.ofMinutes(5);

  /** So many of each form that all classes on the way are loaded. */
  private static final int EFFECTS = 10;

  private static final List<Form> FORMS =
      Form.matching(Site.property("faults.forms"), Topology.REMOTE);

  @BeforeAll
  static void haveLittlePatience() {
    assumeThat(FORMS).as("forms that are asked for").isNotEmpty();
    Site.get(Topology.REMOTE).havePatience(PATIENCE, TRANSACTION);
  }

  @AfterAll
  static void haveTheUsualPatience() {
    if (!FORMS.isEmpty()) {
      Site.get(Topology.REMOTE).havePatience(USUAL_PATIENCE, USUAL_TRANSACTION);
    }
  }

  /** A thread of the first server stands at the point meanwhile. */
  @ParameterizedTest
  @CsvSource({
    "SERVER, BEAN_HAS_CLAIM",
    "SERVER, BROKER_IS_TO_PREPARE",
    "SERVER, DATABASE_IS_TO_PREPARE",
    "SERVER, DECISION_IS_WRITTEN",
    "BROKER, BROKER_IS_TO_PREPARE",
    "BROKER, DATABASE_IS_TO_PREPARE"
  })
  void pauseLongerThanAnybodyWaits_losesNothing_andRepeatsNothing(Part part, CrashPoint point)
      throws IOException {
    Site site = Site.get(Topology.REMOTE);
    Run run = Run.begin(site, FORMS.stream().map(Form::consumer).toList());
    List<Load> loads = FORMS.stream().map(form -> load(site, form, part + "-" + point)).toList();
    try {
      awaitEffects(site, loads);
      Breakpoint breakpoint = point.way().await(site.server());
      // Whoever is awake finds out that the other is not.
      BrokerLog awake =
          new BrokerLog(part == Part.SERVER ? Part.BROKER.log(site) : site.server().log());
      Signals.pause(part.pid(site), BREATH);
      String givenUp = part == Part.SERVER ? "connection TTL" : "AMQ212037";
      await(givenUp).atMost(HANG).until(() -> awake.tells(givenUp));
      breakpoint.letGo();
      loads.forEach(Load::faultIsOver);
      awaitEffects(site, loads);
      loads.forEach(Load::stop);
      run.awaitEnd();
      assertThat(Oracle.judge(run.history(sent(loads)))).isEmpty();
    } finally {
      loads.forEach(Load::close);
    }
  }

  private static void awaitEffects(Site site, List<Load> loads) {
    Map<String, Long> before = site.processed();
    await(EFFECTS + " effects of each")
        .atMost(HANG)
        .until(
            () -> {
              Map<String, Long> now = site.processed();
              loads.forEach(load -> load.processed(now.getOrDefault(load.consumer(), 0L)));
              return loads.stream()
                  .allMatch(
                      load ->
                          load.processed() >= before.getOrDefault(load.consumer(), 0L) + EFFECTS);
            });
  }

  private static Load load(Site site, Form form, String name) {
    return new Load(
        site.queues().target(form.consumer()),
        Long.getLong("faults.seed", 1),
        Run.ENTITIES,
        Run.SECRET,
        Path.of(Site.property("faults.target"), "journals", "pause-" + name + "-" + form));
  }

  private static List<Sent> sent(List<Load> loads) {
    return loads.stream().flatMap(load -> load.sent().stream()).toList();
  }
}
