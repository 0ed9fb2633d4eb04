/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import static org.awaitility.Awaitility.await;

import io.xonce.faults.load.Load;
import io.xonce.faults.site.Form;
import io.xonce.faults.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Strikes when every form is at work, after a random number of effects. */
final class Nemesis {

  private static final Duration HANG = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Of each form. */
  private static final int LEAST_EFFECTS = 5;

  /** Of each form on average. */
  private static final int MOST_EFFECTS = 100;

  private final Site site;
  private final List<Form> forms;
  private final Map<String, Load> loads;
  private final Random random;
  private long inTransaction;

  Nemesis(Site site, List<Form> forms, Map<String, Load> loads, Random random) {
    this.site = site;
    this.forms = forms;
    this.loads = loads;
    this.random = random;
  }

  /** Waits for its moment, strikes, and puts all back to work. */
  Strike strike(Fault fault) {
    awaitEffects(LEAST_EFFECTS + random.nextInt(MOST_EFFECTS - LEAST_EFFECTS));
    await("work to strike at").atMost(HANG).pollInterval(POLL).until(() -> isAtWork(fault));
    long ahead = loads.values().stream().mapToLong(Load::ahead).sum();
    Instant start = Instant.now();
    long inDoubt = fault.strike(site, random);
    Instant end = Instant.now();
    loads.values().forEach(Load::faultIsOver);
    awaitEffects(1);
    Duration resumed = Duration.between(end, Instant.now());
    return new Strike(fault, inTransaction, ahead, inDoubt, Duration.between(start, end), resumed);
  }

  private void awaitEffects(int each) {
    Map<String, Long> before = site.processed();
    await(each + " effects of each form")
        .atMost(HANG)
        .pollInterval(POLL)
        .until(() -> haveGrown(before, each));
  }

  private boolean haveGrown(Map<String, Long> before, int each) {
    Map<String, Long> now = look();
    List<Long> grown =
        loads.keySet().stream()
            .map(form -> now.getOrDefault(form, 0L) - before.getOrDefault(form, 0L))
            .toList();
    return grown.stream().allMatch(more -> more >= Math.min(each, LEAST_EFFECTS))
        && grown.stream().mapToLong(more -> more).sum() >= (long) each * grown.size();
  }

  private boolean isAtWork(Fault fault) {
    look();
    List<Long> sessions = fault.inTransaction(site, forms);
    inTransaction = sessions.stream().mapToLong(number -> number).sum();
    return sessions.stream().allMatch(number -> number > 0)
        && loads.values().stream().allMatch(load -> load.ahead() > 0);
  }

  private Map<String, Long> look() {
    Map<String, Long> processed = site.processed();
    loads.forEach((consumer, load) -> load.processed(processed.getOrDefault(consumer, 0L)));
    return processed;
  }
}
