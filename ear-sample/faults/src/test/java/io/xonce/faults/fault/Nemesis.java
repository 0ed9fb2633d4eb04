/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import static org.awaitility.Awaitility.await;

import io.xonce.faults.load.Load;
import io.xonce.faults.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** Strikes when every form is at work, after a random number of effects. */
final class Nemesis {

  private static final Duration HANG = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LEAST_EFFECTS = 20;
  private static final int MOST_EFFECTS = 400;

  private final Site site;
  private final Map<String, Load> loads;
  private final Random random;
  private long inTransaction;

  Nemesis(Site site, Map<String, Load> loads, Random random) {
    this.site = site;
    this.loads = loads;
    this.random = random;
  }

  /** Waits for its moment, strikes, and puts all back to work. */
  Strike strike(Fault fault) {
    awaitEffects(LEAST_EFFECTS + random.nextInt(MOST_EFFECTS - LEAST_EFFECTS));
    await("work to strike at").atMost(HANG).pollInterval(POLL).until(this::isAtWork);
    long ahead = loads.values().stream().mapToLong(Load::ahead).sum();
    Instant start = Instant.now();
    long inDoubt = fault.strike(site, random);
    Duration back = Duration.between(start, Instant.now());
    loads.values().forEach(Load::faultIsOver);
    return new Strike(fault, inTransaction, ahead, inDoubt, back);
  }

  private void awaitEffects(int more) {
    Map<String, Long> before = site.books().processed();
    await(more + " effects of each form")
        .atMost(HANG)
        .pollInterval(POLL)
        .until(() -> haveGrown(before, more));
  }

  private boolean haveGrown(Map<String, Long> before, int more) {
    Map<String, Long> now = look();
    return loads.keySet().stream()
        .allMatch(
            consumer -> now.getOrDefault(consumer, 0L) - before.getOrDefault(consumer, 0L) >= more);
  }

  private boolean isAtWork() {
    look();
    inTransaction = site.books().inTransaction();
    return inTransaction > 0 && loads.values().stream().allMatch(load -> load.ahead() > 0);
  }

  private Map<String, Long> look() {
    Map<String, Long> processed = site.books().processed();
    loads.forEach((consumer, load) -> load.processed(processed.getOrDefault(consumer, 0L)));
    return processed;
  }
}
