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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The oracle can fail: handlers that do not keep the promise, a database that somebody has tampered
 * with, and a store and a log that do not keep what they are given, are found by the name of what
 * they do. Without flaw it finds nothing.
 */
class FlawIT {

  private static final String CONSUMER = "flawed";
  private static final String APPLICATION = "flawed.ear";
  private static final int EFFECTS = 150;
  private static final Duration HANG = Duration.ofMinutes(2);

  /** What was recorded for a key makes room for what is recorded now, and stays. */
  private static final String NOT_UNIQUE =
      """
      CREATE FUNCTION make_room() RETURNS trigger SECURITY DEFINER LANGUAGE plpgsql AS $$
        BEGIN
          UPDATE xonce_message SET key_hash = sha256(key_hash || convert_to(random()::text, 'UTF8'))
            WHERE key_hash = NEW.key_hash;
          RETURN NEW;
        END $$;
      CREATE TRIGGER make_room BEFORE INSERT ON xonce_message
        FOR EACH ROW EXECUTE FUNCTION make_room()
      """;

  private static final String UNIQUE =
      "DROP TRIGGER make_room ON xonce_message; DROP FUNCTION make_room()";

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

  /** As one without its index would. Without it Xonce refuses each delivery on PostgreSQL. */
  @Test
  void tableThatTakesAKeyTwice_isFound() {
    Run run = Run.begin(site, List.of(CONSUMER));
    site.books().execute(NOT_UNIQUE);
    try {
      assertThat(names(judge(run, work(run, SoundBean.class))))
          .contains(Violation.DUPLICATED_EFFECT, Violation.DUPLICATED_OUTPUT);
    } finally {
      site.books().execute(UNIQUE);
    }
  }

  /** A retention that has no room for copies that come late: these are processed again. */
  @Test
  void recordsThatXoncePurgesAtOnce_areMissed() {
    Run run = Run.begin(site, List.of(CONSUMER));
    site.deploy(APPLICATION, SoundBean.class);
    try (Load load = load("purged")) {
      awaitEffects(EFFECTS);
      run.look();
      assertThat(site.books().purge(CONSUMER)).isPositive();
      load.faultIsOver(); // What was to come after a fault is late enough.
      awaitEffects(2 * EFFECTS);
      load.stop();
      run.awaitEnd();
      assertThat(names(judge(run, load.sent())))
          .contains(Violation.DUPLICATED_EFFECT, Violation.EARLY_PURGE);
    } finally {
      site.undeploy(APPLICATION);
    }
  }

  /** Between the commits: what was received is gone by then, and nobody knows of the rest. */
  @Test
  void transactionLogThatIsDeleted_isMissed() throws IOException {
    Run run = Run.begin(site, List.of(CONSUMER));
    site.deploy(APPLICATION, SoundBean.class);
    try (Load load = load("log")) {
      awaitEffects(EFFECTS);
      site.server().breakpoint("io.xonce.xa.HonestXAResource", "commit").awaitArrival();
      assertThat(site.books().prepared()).isPositive();
      site.server().kill();
      delete(site.transactionLog());
      site.server().stop();
      site.start(site.server());
      load.faultIsOver();
      load.stop();
      run.awaitEnd();
      assertThat(names(judge(run, load.sent())))
          .containsAnyOf(Violation.LOST, Violation.UNACCOUNTED);
    } finally {
      site.undeploy(APPLICATION);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void awaitEffects(int count) {
    await().atMost(HANG).until(() -> site.books().processed(CONSUMER) >= count);
  }

  /** Sends until the handler has done enough, and waits for the end of all. */
  private List<Sent> work(Run run, Class<?> bean) {
    site.deploy(APPLICATION, bean);
    try (Load load = load(bean.getSimpleName())) {
      awaitEffects(EFFECTS);
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
