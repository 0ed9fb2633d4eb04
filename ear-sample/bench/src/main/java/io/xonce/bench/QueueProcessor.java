/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import io.xonce.bench.beans.Payment;
import io.xonce.lab.Draining;
import java.util.List;

/** A consumer of a queue: it gets to work when the queue is full. */
record QueueProcessor(Queues queues, String brokerUrl, String queue) implements Processor {

  @Override
  public void load(List<Payment> payments) {
    queues.pause(queue);
    Sender.sendAll(brokerUrl, queue, payments);
  }

  @Override
  public void work() {
    long all = queues.depth(queue);
    queues.resume(queue);
    Draining.await(all, () -> queues.depth(queue));
  }
}
