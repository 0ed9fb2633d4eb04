/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import io.xonce.bench.beans.Payment;
import java.time.Duration;
import java.util.List;

/** A consumer of a queue: it gets to work when the queue is full. */
record QueueProcessor(Queues queues, String brokerUrl, String queue, Filling filling)
    implements Processor {

  /** Each question costs the server as much as a few messages. The end is told by the database. */
  private static final Duration POLL = Duration.ofMillis(250);

  /** How payments get into the queue. */
  interface Filling {
    void send(String brokerUrl, String queue, List<Payment> payments);
  }

  @Override
  public void load(List<Payment> payments) {
    queues.pause(queue);
    filling.send(brokerUrl, queue, payments);
  }

  @Override
  public void work() {
    queues.resume(queue);
    Patience.until("the messages of " + queue, POLL, () -> queues.depth(queue) == 0);
  }
}
