/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.host.BenchDatabase;
import io.xonce.bench.host.Polling;
import io.xonce.bench.load.PaymentSender;
import io.xonce.bench.load.TestBed;
import io.xonce.bench.load.Workload;
import io.xonce.bench.row.Row;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Messages sent at a given rate, whether or not the consumer keeps up. Each carries the moment it
 * was to be sent, so a sender that was held up makes latencies longer, not fewer.
 */
final class ConstantRateLoad {

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(50);

  private final TestBed testBed;

  ConstantRateLoad(TestBed testBed) {
    this.testBed = testBed;
  }

  LatencySample measure(Row row, double rate, Duration duration) {
    testBed.database().clean();
    testBed.wake(row);
    ResourceUsage before = ResourceUsage.read(testBed, row);
    long start = BenchDatabase.nowMicros();
    int messages = (int) (rate * duration.plus(WARM_UP).toMillis() / 1e3);
    try (PaymentSender sender = PaymentSender.steady(testBed.brokerUrl(), row.name())) {
      String run = UUID.randomUUID().toString();
      for (int i = 0; i < messages; i++) {
        long intended = start + Math.round(i * 1e6 / rate);
        awaitMicros(intended);
        BenchPayment payment = Workload.payment(run, i);
        sender.send(new BenchPayment(payment.id(), payment.account(), payment.amount(), intended));
      }
    }
    Polling.until(
        "the messages of " + row.name(), POLL, () -> testBed.queues().depth(row.name()) == 0);
    testBed.awaitQuiet();
    double cpuMicros = before.cpuMicros(ResourceUsage.read(testBed, row), messages);
    testBed.rest(row);
    if (row.sends()) {
      testBed.takeOutgoing();
    }
    return new LatencySample(histogram(start + WARM_UP.toNanos() / 1_000), cpuMicros);
  }

  /** The database's own time of each commit: nothing in the consumer need take it. */
  private Histogram histogram(long fromMicros) {
    List<Long> micros =
        testBed
            .database()
            .numbers(
                "SELECT "
                    + BenchDatabase.COMMITTED_MICROS
                    + " - intended FROM effect WHERE intended >= "
                    + fromMicros);
    Histogram histogram = new Histogram(3);
    micros.forEach(histogram::recordValue);
    return histogram;
  }

  private static void awaitMicros(long time) {
    for (long left = time - BenchDatabase.nowMicros();
        left > 0;
        left = time - BenchDatabase.nowMicros()) {
      LockSupport.parkNanos(left * 1_000);
    }
  }
}
