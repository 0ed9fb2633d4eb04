/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.xonce.faults.load.Load;
import io.xonce.faults.site.Books;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Run;
import io.xonce.faults.site.Site;
import io.xonce.faults.site.Tally;
import io.xonce.faults.site.Topology;
import io.xonce.lab.oracle.Aside.Cause;
import io.xonce.lab.oracle.Finding;
import io.xonce.lab.oracle.History;
import io.xonce.lab.oracle.Oracle;
import io.xonce.lab.oracle.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Many messages, and redeployments among them: nothing is lost or done twice, and the server is
 * left with no more than it had. Run by {@code -Psoak}.
 */
class SoakIT {

  private static final long MESSAGES = Long.getLong("soak.messages", 0);
  private static final int REDEPLOYMENTS = Integer.getInteger("soak.redeployments", 20);

  /** So many that handlers seldom wait for each other. */
  private static final int ENTITIES = 2_000;

  /** Of each form, before the load rests. */
  private static final int EFFECTS = 50;

  private static final Duration HANG = Duration.ofHours(1);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Path target = Path.of(Site.property("faults.target"));
  private final List<Form> forms = Form.matching(Site.property("faults.forms"), Topology.LOCAL);
  private final List<String> consumers = forms.stream().map(Form::consumer).toList();
  private final List<Load> loads = new ArrayList<>();

  @Test
  void manyMessagesAndRedeployments_leaveNothingBehind() throws IOException {
    assumeThat(MESSAGES).as("messages that are asked for").isPositive();
    Site site = Site.get(Topology.LOCAL);
    Run run = Run.begin(site, consumers, ENTITIES);
    Instant start = Instant.now();
    Series series;
    try (Probe probe = new Probe(site)) {
      consumers.forEach(consumer -> loads.add(load(site, consumer)));
      series = new Series(soak(site, run, probe));
      loads.forEach(Load::stop);
      run.awaitEnd();
    } finally {
      loads.forEach(Load::close);
    }
    Duration time = Duration.between(start, Instant.now());
    History history = run.history(sent());
    List<Finding> findings = Oracle.judge(history);
    write(series, history, findings, time);
    assertThat(findings).isEmpty();
    series.samples().forEach(SoakIT::assertSeen);
    assertThat(series.grown()).as("what there is more of in the end").isEmpty();
    consumers.forEach(consumer -> assertWorkload(new Tally(history), consumer));
  }

  private Load load(Site site, String consumer) {
    return new Load(
        site.queues().target(consumer),
        Long.getLong("faults.seed", 1),
        ENTITIES,
        Run.SECRET,
        target.resolve("journals").resolve("soak-" + consumer));
  }

  private List<Sample> soak(Site site, Run run, Probe probe) {
    List<Sample> samples = new ArrayList<>();
    for (int time = 1; time <= REDEPLOYMENTS; time++) {
      long upTo = MESSAGES * time / REDEPLOYMENTS;
      loads.forEach(Load::resume);
      awaitWork(site, run, () -> count() >= upTo && isAtWork(site));
      redeploy(site, run);
      loads.forEach(Load::pause);
      awaitWork(
          site, run, () -> consumers.stream().allMatch(name -> site.queues().depth(name) == 0));
      run.awaitEnd();
      run.look();
      Sample sample = probe.sample(count());
      System.out.printf("%s %d: %s%n", Instant.now(), time, sample);
      samples.add(sample);
    }
    return samples;
  }

  /** While messages are waiting, and in the midst of deliveries. */
  private void redeploy(Site site, Run run) {
    site.undeployForms();
    site.deployForms();
    loads.forEach(Load::faultIsOver);
    Map<String, Long> before = site.processed();
    awaitWork(
        site,
        run,
        () ->
            loads.stream()
                .allMatch(
                    load ->
                        load.processed() >= before.getOrDefault(load.consumer(), 0L) + EFFECTS));
  }

  private interface Condition {
    boolean holds();
  }

  /** Until then senders are told how far the handlers are, and what these send is taken away. */
  private void awaitWork(Site site, Run run, Condition condition) {
    await("work")
        .atMost(HANG)
        .pollInterval(POLL)
        .until(
            () -> {
              Map<String, Long> processed = site.processed();
              loads.forEach(load -> load.processed(processed.getOrDefault(load.consumer(), 0L)));
              run.take();
              return condition.holds();
            });
  }

  private boolean isAtWork(Site site) {
    return loads.stream().allMatch(load -> load.ahead() > 0)
        && forms.stream()
            .map(Form::store)
            .distinct()
            .map(site::books)
            .mapToLong(Books::inTransaction)
            .allMatch(number -> number > 0);
  }

  private long count() {
    return loads.stream().mapToLong(Load::count).sum();
  }

  private List<Sent> sent() {
    return loads.stream().flatMap(load -> load.sent().stream()).toList();
  }

  private void write(Series series, History history, List<Finding> findings, Duration time)
      throws IOException {
    String text =
        "%d messages and %d redeployments in %d s%n%n%s%n%s%nFindings: %d%n"
            .formatted(
                history.sent().size(),
                REDEPLOYMENTS,
                time.toSeconds(),
                series.table(),
                new Tally(history).table(consumers),
                findings.size());
    System.out.println(text);
    Files.writeString(target.resolve("soak.md"), text);
  }

  /** What cannot be seen cannot be seen to grow. */
  private static void assertSeen(Sample sample) {
    sample.values().entrySet().stream()
        .filter(seen -> seen.getKey() != Gauge.DECIDED)
        .forEach(seen -> assertThat(seen.getValue()).as(seen.getKey().title()).isPositive());
  }

  /** What was to be seen was there to be seen. */
  private static void assertWorkload(Tally tally, String consumer) {
    assertThat(tally.effects(consumer)).as(consumer).isPositive();
    for (Cause cause : Cause.values()) {
      assertThat(tally.asides(consumer, cause)).as(consumer + " " + cause).isPositive();
    }
  }
}
