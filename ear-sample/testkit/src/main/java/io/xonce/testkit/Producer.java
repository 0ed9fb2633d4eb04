/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sends the messages of a test, with a disturbance between it and the bean. */
public final class Producer {

  private final Disturbance disturbance;
  private final TestedQueue queue;
  private final Ledger ledger;
  private final Random random;
  private final @Nullable Kill kill;
  private final List<Maker> makers = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

  /** {@code kill} of {@link Disturbance#KILLED}, and of no other. */
  Producer(
      Disturbance disturbance,
      TestedQueue queue,
      Ledger ledger,
      Random random,
      @Nullable Kill kill) {
    this.disturbance = disturbance;
    this.queue = queue;
    this.ledger = ledger;
    this.random = random;
    this.kill = kill;
  }

  /** Makes a message; for a copy it is asked again, and makes an equal one. */
  public interface Maker {

    /**
     * Makes it.
     *
     * @throws JMSException if that fails
     */
    Message make(JMSContext context) throws JMSException;
  }

  /** What comes between this producer and the bean. */
  public Disturbance disturbance() {
    return disturbance;
  }

  /**
   * Sends messages, each of another key. Under {@link Disturbance#KILLED} some of them leave only
   * with {@link #awaitProcessed()}.
   */
  public void send(List<? extends Maker> messages) {
    makers.addAll(messages);
    if (kill != null) {
      ids.addAll(kill.send(messages));
    } else {
      ids.addAll(queue.send(disturbed(messages)));
    }
  }

  private List<Maker> disturbed(List<? extends Maker> messages) {
    List<Maker> order = new ArrayList<>(messages);
    switch (disturbance) {
      case DUPLICATED -> order.addAll(messages);
      case REORDERED -> {
        order.addAll(messages);
        Collections.shuffle(order, random);
      }
      case FAILED -> order.replaceAll(InducedFailures::failing);
      default -> {
        // As they are.
      }
    }
    return order;
  }

  /**
   * Waits until all that was sent is processed, and demands that it was disturbed. Under {@link
   * Disturbance#KILLED} the server is killed in the meantime, and started again.
   *
   * @throws AssertionError if something is not processed, or was not disturbed, or nothing was sent
   */
  public void awaitProcessed() {
    if (makers.isEmpty()) {
      throw new AssertionError("Nothing was sent, which proves nothing: call send first");
    }
    if (kill != null) {
      ids.addAll(kill.strike());
    }
    awaitEnd();
    if (disturbance == Disturbance.RESENT) {
      ids.addAll(queue.send(makers));
      awaitEnd();
    }
    String trace = disturbance.trace();
    if (trace != null) {
      int wanted = disturbance.traces(makers.size());
      Await.until(
          wanted + " attempts that end as " + trace + ": " + disturbance.text(),
          () -> ledger.attempts(ids, trace) >= wanted);
    }
  }

  private void awaitEnd() {
    Await.until(
        "the end of " + ids.size() + " messages: " + disturbance.text(),
        () -> ledger.ended(ids) == ids.size());
  }
}
