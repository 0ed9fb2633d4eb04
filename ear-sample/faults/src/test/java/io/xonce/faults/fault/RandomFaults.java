/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xonce.faults.load.Load;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Run;
import io.xonce.faults.site.Site;
import io.xonce.faults.site.Topology;
import io.xonce.lab.oracle.Aside.Cause;
import io.xonce.lab.oracle.History;
import io.xonce.lab.oracle.Oracle;
import io.xonce.lab.oracle.Sent;
import io.xonce.model.AttemptLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Faults at random under load, over all forms of a topology at once, which have the same keys. */
abstract class RandomFaults {

  private final Path target = Path.of(Site.property("faults.target"));
  private final long seed = Long.getLong("faults.seed", 1);
  private final Map<String, Load> loads = new LinkedHashMap<>();
  private final Topology topology;
  private final List<Form> forms;
  private final List<String> consumers;

  RandomFaults(Topology topology) {
    this.topology = topology;
    this.forms = Form.matching(Site.property("faults.forms"), topology);
    this.consumers = forms.stream().map(Form::consumer).toList();
  }

  @Test
  void randomFaults_loseNothing_andRepeatNothing() throws IOException {
    assumeThat(forms).as("forms that are asked for").isNotEmpty();
    Site site = Site.get(topology);
    Run run = Run.begin(site, consumers);
    long logFrom = Files.size(site.server().log());
    List<Strike> strikes;
    try {
      consumers.forEach(consumer -> loads.put(consumer, load(site, consumer)));
      strikes = strike(site, run);
      loads.values().forEach(Load::stop);
      run.awaitEnd();
    } finally {
      loads.values().forEach(Load::close);
    }
    Outcome outcome = outcome(strikes, run.history(sent()));
    Report report = new Report(outcome);
    report.write(target, topology);
    System.out.println(report.table());
    List<String> refused = refused(site, logFrom);
    assertThat(outcome.findings()).isEmpty();
    assertThat(refused).as("what is no behaviour of the model").isEmpty();
    assertThat(strikes).allMatch(Strike::isOverInTime);
    assertThat(outcome.neverInDoubt(forms)).as("what never met a prepared branch").isEmpty();
    consumers.forEach(consumer -> assertWorkload(outcome, consumer));
  }

  /** Of what the server has told; a log of several servers is not looked at. */
  private List<String> refused(Site site, long logFrom) {
    if (topology != Topology.LOCAL) {
      return List.of();
    }
    Traces traces = new Traces(AttemptLog.read(site.server().log(), logFrom), forms);
    System.out.println(traces.table());
    traces.write(target);
    return traces.refused();
  }

  private Load load(Site site, String consumer) {
    return new Load(
        site.queues().target(consumer),
        seed,
        Run.ENTITIES,
        Run.SECRET,
        target.resolve("journals").resolve(consumer));
  }

  private List<Strike> strike(Site site, Run run) throws IOException {
    Random random = new Random(seed);
    List<Fault> plan = Plan.of(faults(), random);
    System.out.printf("Seed %d: %s against %s%n", seed, plan, consumers);
    Nemesis nemesis = new Nemesis(site, forms, loads, random);
    List<Strike> strikes = new ArrayList<>();
    Path stop = target.resolve("stop");
    Files.deleteIfExists(stop);
    for (Fault fault : plan) {
      if (Files.exists(stop)) {
        System.out.printf("Stopped after %d of %d faults%n", strikes.size(), plan.size());
        break;
      }
      Strike strike = nemesis.strike(fault);
      System.out.println(strike);
      strikes.add(strike);
      run.look();
    }
    return strikes;
  }

  private List<Fault> faults() {
    List<Fault> faults =
        Stream.of(Fault.values())
            .filter(fault -> fault.isFor(topology) && fault.times() > 0)
            .filter(fault -> fault.meets(forms))
            .filter(fault -> fault.name().matches(Site.property("faults.only")))
            .toList();
    List<Fault> possible = faults.stream().filter(Fault::isPossible).toList();
    faults.stream()
        .filter(fault -> !possible.contains(fault))
        .forEach(fault -> System.out.printf("%s cannot be had on this machine%n", fault));
    return possible;
  }

  private List<Sent> sent() {
    return loads.values().stream().flatMap(load -> load.sent().stream()).toList();
  }

  private Outcome outcome(List<Strike> strikes, History history) {
    return new Outcome(seed, consumers, strikes, history, Oracle.judge(history));
  }

  /** What was to be seen was there to be seen. */
  private static void assertWorkload(Outcome outcome, String consumer) {
    assertThat(outcome.tally().effects(consumer)).as(consumer).isPositive();
    for (Cause cause : Cause.values()) {
      assertThat(outcome.tally().asides(consumer, cause)).as(consumer + " " + cause).isPositive();
    }
    assertThat(outcome.strikes()).allMatch(strike -> strike.inTransaction() > 0);
  }
}
