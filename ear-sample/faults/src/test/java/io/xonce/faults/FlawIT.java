/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.faults.bean.SoundBean;
import io.xonce.faults.load.Load;
import io.xonce.faults.site.Queues;
import io.xonce.faults.site.Run;
import io.xonce.faults.site.Site;
import io.xonce.faults.site.Topology;
import io.xonce.lab.oracle.Finding;
import io.xonce.lab.oracle.Key;
import io.xonce.lab.oracle.Oracle;
import io.xonce.lab.oracle.Sent;
import io.xonce.lab.oracle.Sent.Answer;
import io.xonce.lab.oracle.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The oracle can fail: handlers that do not keep the promise, and a database that somebody has
 * tampered with, are found by the name of what they do. Without flaw it finds nothing.
 */
class FlawIT {

  private static final String CONSUMER = "flawed";
  private static final String APPLICATION = "flawed.ear";
  private static final int EFFECTS = 150;
  private static final Duration HANG = Duration.ofMinutes(2);

  private final Site site = Site.get(Topology.LOCAL);

  @ParameterizedTest
  @EnumSource
  void flawOfAHandler_isFoundByItsName(Flaw flaw) {
    Run run = Run.begin(site, List.of(CONSUMER));
    assertThat(names(judge(run, work(run, flaw.bean())))).containsAll(flaw.violations());
  }

  @Test
  void soundHandler_isLeftAlone_andTamperingWithItsStateIsFound() {
    Run run = Run.begin(site, List.of(CONSUMER));
    List<Sent> sent = work(run, SoundBean.class);
    assertThat(judge(run, sent)).isEmpty();
    run.look();
    site.books().save();
    for (Tampering tampering : Tampering.values()) {
      tampering.on(site.books(), sentOnce(sent, false), sentOnce(sent, true));
      assertThat(names(judge(run, sent))).as("%s", tampering).isEqualTo(tampering.violations());
      tampering.undo(site.books());
      assertThat(judge(run, sent)).as("%s, undone", tampering).isEmpty();
    }
  }

  /** As if they had been acknowledged before anything was done. */
  @Test
  void messagesThatAreTakenAway_areMissed() {
    Run run = Run.begin(site, List.of(CONSUMER));
    try (Load load = load("taken")) {
      await().atMost(HANG).until(() -> load.ahead() >= EFFECTS);
      load.stop();
      site.queues().takeOne(CONSUMER);
      site.deploy(APPLICATION, SoundBean.class);
      run.awaitEnd();
      site.queues().takeOne(Queues.OUT);
      assertThat(names(judge(run, load.sent())))
          .containsAnyOf(Violation.LOST, Violation.UNACCOUNTED)
          .contains(Violation.ZOMBIE);
    } finally {
      site.undeploy(APPLICATION);
    }
  }

  /** Sends until the handler has done enough, and waits for the end of all. */
  private List<Sent> work(Run run, Class<?> bean) {
    site.deploy(APPLICATION, bean);
    try (Load load = load(bean.getSimpleName())) {
      await().atMost(HANG).until(() -> site.books().processed(CONSUMER) >= EFFECTS);
      load.stop();
      run.awaitEnd();
      return load.sent();
    } finally {
      site.undeploy(APPLICATION);
    }
  }

  private Load load(String journal) {
    return new Load(
        site.queues().target(CONSUMER),
        7,
        Run.ENTITIES,
        Run.SECRET,
        Path.of(Site.property("faults.target"), "journals", journal));
  }

  private static String sentOnce(List<Sent> all, boolean poison) {
    Map<Key, Long> times = all.stream().collect(groupingBy(Sent::key, counting()));
    return all.stream()
        .filter(sent -> sent.poison() == poison && sent.answer() == Answer.ACKNOWLEDGED)
        .map(Sent::key)
        .filter(key -> times.getOrDefault(key, 0L) == 1)
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static List<Finding> judge(Run run, List<Sent> sent) {
    return Oracle.judge(run.history(sent));
  }

  private static Set<Violation> names(List<Finding> findings) {
    return findings.stream().map(Finding::violation).collect(Collectors.toSet());
  }
}
