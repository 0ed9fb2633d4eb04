/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Receive, begin, claim, call the bean with each message, commit; then acknowledge. If the process
 * dies in between, the messages come again, and their records say that they were processed.
 *
 * <p>A batch that fails is taken apart: its messages are still in hand. What stood before the one
 * that failed is processed together once more, and so is what stood behind it; that one is alone.
 * Where this fails as well, each is alone, so that what fails by itself takes no other along; one
 * that was delivered before is so from the beginning. While nothing can be processed they stay in
 * hand.
 */
final class AcknowledgingDeliverer implements Deliverer {

  private final BatchTransactions transactions;
  private final AcknowledgingSource source;

  /** In their order, each part for one transaction; empty between two batches. */
  private final Deque<List<HeldMessage>> inHand = new ArrayDeque<>();

  /** Of the batch that is at work. */
  private final List<Message> processed = new ArrayList<>();

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
      deliverInHand();
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
    processed.clear();
    int alone = HeldMessage.together(batch);
    List<HeldMessage> together = batch.subList(0, alone);
    if (alone <= 1) {
      inHand.addAll(HeldMessage.singles(together));
    } else if (!process(together)) {
      inHand.addAll(around(together, transactions.failedAt()));
    }
    inHand.addAll(HeldMessage.singles(batch.subList(alone, batch.size())));
    return deliverInHand();
  }

  /** What is not processed when the session is to end is given back. */
  private boolean deliverInHand() throws Exception {
    while (holdsMessages() && !transactions.areObstructed()) {
      List<HeldMessage> part = inHand.getFirst();
      boolean committed = !source.isWoken() && areAsReceived(part) && process(part);
      if (!committed && !source.isWoken() && transactions.areObstructed()) {
        return false;
      }
      inHand.removeFirst();
      if (!committed) {
        failed(part);
      }
    }
    return !holdsMessages() && settle();
  }

  private void failed(List<HeldMessage> part) {
    if (part.size() == 1) {
      goesBack = true;
    } else {
      List<List<HeldMessage>> singles = HeldMessage.singles(part);
      Collections.reverse(singles);
      singles.forEach(inHand::addFirst);
    }
  }

  /**
   * What stands before and behind one of them, and that one; each by itself if none is to blame.
   */
  private static List<List<HeldMessage>> around(List<HeldMessage> batch, @Nullable Message failed) {
    int place = HeldMessage.messages(batch).indexOf(failed);
    if (place < 0) {
      return HeldMessage.singles(batch);
    }
    return Stream.of(
            batch.subList(0, place),
            batch.subList(place, place + 1),
            batch.subList(place + 1, batch.size()))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static boolean areAsReceived(List<HeldMessage> part) {
    return part.stream().allMatch(HeldMessage::isAsReceived);
  }

  private boolean settle() {
    if (goesBack) {
      source.giveBack(processed);
    } else {
      source.processed();
    }
    return !goesBack;
  }

  private boolean process(List<HeldMessage> batch) throws Exception {
    List<Message> messages = HeldMessage.messages(batch);
    transactions.begin(Duration.ZERO);
    boolean committed = transactions.end(messages, source);
    if (committed) {
      processed.addAll(messages);
    }
    return committed;
  }
}
