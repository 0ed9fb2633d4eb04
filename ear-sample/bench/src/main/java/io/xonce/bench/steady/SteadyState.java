/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.steady;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.host.Polling;
import io.xonce.bench.load.PaymentSender;
import io.xonce.bench.load.TestBed;
import io.xonce.bench.load.Workload;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Batches at full rate, one consumer after the other: one whose records stay, and one whose records
 * are purged after a minute.
 */
public final class SteadyState {

  /** Of the one that keeps its records. */
  public static final String KEPT = "steady";

  /** Of the one whose records are purged. */
  public static final String PURGED = "steady-purged";

  /** What is still to be processed: enough for all sessions, and soon replaced. */
  private static final int WAITING = 5_000;

  private static final int PORTION = 1_000;
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** By then the first records have been purged. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  private static final Duration SHORTEST = Duration.ofMinutes(4);

  private static final String RECORDS = "SELECT pg_total_relation_size('xonce_message')";

  private final TestBed testBed;
  private final String consumer;
  private final String run = UUID.randomUUID().toString();
  private int sent;
  private long early;
  private long late;

  private SteadyState(TestBed testBed, String consumer) {
    this.testBed = testBed;
    this.consumer = consumer;
  }

  /**
   * Measures both.
   *
   * @param each how long, at least four minutes
   */
  public static List<SteadyRun> measure(
      TestBed testBed, Duration each, Consumer<SteadyRun> report) {
    if (each.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("-Dbench.steady: less than " + SHORTEST.toSeconds());
    }
    return List.of(KEPT, PURGED).stream()
        .map(consumer -> new SteadyState(testBed, consumer).run(each))
        .peek(report)
        .toList();
  }

  private SteadyRun run(Duration time) {
    testBed.database().clean();
    long start = System.nanoTime();
    Duration passed = Duration.ZERO;
    while (passed.compareTo(time) < 0) {
      feed();
      passed = Duration.ofNanos(System.nanoTime() - start);
      look(passed, time);
    }
    Polling.until("the messages of " + consumer, POLL, () -> waiting() == 0);
    testBed.awaitQuiet();
    double seconds = (System.nanoTime() - start) / 1e9;
    long effects = testBed.database().number("SELECT count(*) FROM effect");
    long payments = testBed.database().number("SELECT count(DISTINCT payment) FROM effect");
    return new SteadyRun(
        consumer, sent / seconds, early, late, sent - payments, effects - payments);
  }

  private void feed() {
    Polling.until("the consumer of " + consumer, POLL, () -> waiting() < WAITING);
    List<BenchPayment> portion =
        IntStream.range(sent, sent + PORTION).mapToObj(i -> Workload.payment(run, i)).toList();
    PaymentSender.sendEach(testBed.brokerUrl(), consumer, portion);
    sent += PORTION;
  }

  private void look(Duration passed, Duration time) {
    long bytes = testBed.database().number(RECORDS);
    if (passed.compareTo(SETTLED) >= 0 && passed.compareTo(SETTLED.plus(MINUTE)) < 0) {
      early = Math.max(early, bytes);
    }
    if (passed.compareTo(time.minus(MINUTE)) >= 0) {
      late = Math.max(late, bytes);
    }
  }

  private long waiting() {
    return testBed.queues().depth(consumer);
  }
}
