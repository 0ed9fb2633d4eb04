/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import io.xonce.bench.beans.Payment;
import java.time.Duration;
import java.util.List;

/** A consumer of a queue: it gets to work when the queue is full. */
record QueueProcessor(Queues queues, String brokerUrl, String queue) implements Processor {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration SHORTEST = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  @Override
  public void load(List<Payment> payments) {
    queues.pause(queue);
    Sender.sendAll(brokerUrl, queue, payments);
  }

  /**
   * Each question costs the server as much as a few messages, so it is asked about a dozen times:
   * after half the time that what is left should take.
   */
  @Override
  public void work() {
    long all = queues.depth(queue);
    long start = System.nanoTime();
    queues.resume(queue);
    Patience.sleep(FIRST);
    for (long left = queues.depth(queue); left > 0; left = queues.depth(queue)) {
      Patience.sleep(pause(System.nanoTime() - start, all - left, left));
    }
  }

  private static Duration pause(long nanos, long done, long left) {
    Duration half = Duration.ofNanos(nanos / Math.max(1, done) * left / 2);
    return half.compareTo(SHORTEST) < 0 ? SHORTEST : half.compareTo(LONGEST) > 0 ? LONGEST : half;
  }
}
