/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import io.xonce.bench.beans.Payment;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Messages sent at a given rate, whether or not the consumer keeps up. Each carries the moment it
 * was to be sent, so a sender that was held up makes latencies longer, not fewer.
 */
final class SteadyLoad {

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Lab lab;

  SteadyLoad(Lab lab) {
    this.lab = lab;
  }

  SteadyRun measure(Row row, double rate, Duration duration) {
    lab.database().clean();
    lab.wake(row);
    Reading before = lab.read(row);
    long start = Database.nowMicros();
    int messages = (int) (rate * duration.plus(WARM_UP).toMillis() / 1e3);
    try (Sender sender = Sender.steady(lab.brokerUrl(), row.name())) {
      String run = UUID.randomUUID().toString();
      for (int i = 0; i < messages; i++) {
        long intended = start + Math.round(i * 1e6 / rate);
        awaitMicros(intended);
        Payment payment = Plan.payment(run, i);
        sender.send(new Payment(payment.id(), payment.account(), payment.amount(), intended));
      }
    }
    Patience.until(
        "the messages of " + row.name(), POLL, () -> lab.queues().depth(row.name()) == 0);
    lab.awaitQuiet();
    double cpuMicros = before.cpuMicros(lab.read(row), messages);
    lab.rest(row);
    if (row.sends()) {
      lab.told();
    }
    return new SteadyRun(histogram(start + WARM_UP.toNanos() / 1_000), cpuMicros);
  }

  /** The database's own time of each commit: nothing in the consumer need take it. */
  private Histogram histogram(long fromMicros) {
    List<Long> micros =
        lab.database()
            .numbers(
                "SELECT "
                    + Database.COMMITTED_MICROS
                    + " - intended FROM effect WHERE intended >= "
                    + fromMicros);
    Histogram histogram = new Histogram(3);
    micros.forEach(histogram::recordValue);
    return histogram;
  }

  private static void awaitMicros(long time) {
    for (long left = time - Database.nowMicros(); left > 0; left = time - Database.nowMicros()) {
      LockSupport.parkNanos(left * 1_000);
    }
  }
}
