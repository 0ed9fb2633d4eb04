/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Receive, begin, claim, call the bean with each message, commit; then acknowledge. If the process
 * dies in between, the messages come again, and their records say that they were processed.
 *
 * <p>A batch that fails is taken apart: its messages are still in hand, and each is processed in a
 * transaction of its own, in their order. One that was delivered before is alone from the
 * beginning, so that what fails by itself takes no other along. While nothing can be processed they
 * stay in hand.
 */
final class AcknowledgingDeliverer implements Deliverer {

  private final BatchTransactions transactions;
  private final AcknowledgingSource source;

  /** In their order; empty between two batches. */
  private final Deque<HeldMessage> inHand = new ArrayDeque<>();

  /** Whether one of the batch has failed by itself. */
  private boolean goesBack;

  AcknowledgingDeliverer(BatchTransactions transactions, AcknowledgingSource source) {
    this.transactions = transactions;
    this.source = source;
  }

  @Override
  public boolean holdsMessages() {
    return !inHand.isEmpty();
  }

  @Override
  public LoadSample deliverNext() throws Exception {
    if (holdsMessages()) {
      deliverOneByOne();
      return LoadSample.NONE;
    }
    Batch batch = source.receive(transactions.limit());
    long received = System.nanoTime();
    boolean done = batch.messages().isEmpty() || deliver(HeldMessage.all(batch.messages()));
    Duration worked = Duration.ofNanos(System.nanoTime() - received);
    return new LoadSample(batch.waited(), worked, done && batch.isHeavy(worked));
  }

  /** Whether all of it is acknowledged. */
  private boolean deliver(List<HeldMessage> batch) throws Exception {
    goesBack = false;
    int alone = HeldMessage.firstRedelivered(batch);
    boolean processed = alone > 1 && process(batch.subList(0, alone));
    inHand.addAll(processed ? batch.subList(alone, batch.size()) : batch);
    return deliverOneByOne();
  }

  /** What is not processed when the session is to end is given back. */
  private boolean deliverOneByOne() throws Exception {
    while (holdsMessages() && !transactions.areObstructed()) {
      HeldMessage next = inHand.getFirst();
      boolean processed = !source.isWoken() && next.isAsReceived() && process(List.of(next));
      if (!processed && !source.isWoken() && transactions.areObstructed()) {
        return false;
      }
      goesBack |= !processed;
      inHand.removeFirst();
    }
    return !holdsMessages() && settle();
  }

  private boolean settle() {
    if (goesBack) {
      source.giveBack();
    } else {
      source.acknowledge();
    }
    return !goesBack;
  }

  private boolean process(List<HeldMessage> batch) throws Exception {
    List<Message> messages = batch.stream().map(HeldMessage::message).toList();
    transactions.begin(Duration.ZERO);
    return transactions.end(messages, source);
  }
}
