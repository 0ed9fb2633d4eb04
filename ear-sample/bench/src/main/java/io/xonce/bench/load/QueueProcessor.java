/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.load;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.host.BrokerQueues;
import io.xonce.bench.host.Polling;
import java.time.Duration;
import java.util.List;

/** A consumer of a queue: it gets to work when the queue is full. */
record QueueProcessor(BrokerQueues queues, String brokerUrl, String queue, Filling filling)
    implements Processor {

  /** Each question costs the server as much as a few messages. The end is told by the database. */
  private static final Duration POLL = Duration.ofMillis(250);

  /** How payments get into the queue. */
  interface Filling {
    void send(String brokerUrl, String queue, List<BenchPayment> payments);
  }

  @Override
  public void load(List<BenchPayment> payments) {
    queues.pause(queue);
    filling.send(brokerUrl, queue, payments);
  }

  @Override
  public void work() {
    queues.resume(queue);
    Polling.until("the messages of " + queue, POLL, () -> queues.depth(queue) == 0);
  }
}
