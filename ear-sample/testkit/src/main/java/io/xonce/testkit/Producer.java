/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Sends the messages of a test, with a disturbance between it and the bean. */
public final class Producer {

  private static final Duration POLL = Duration.ofMillis(100);

  /** For hangs; it ends as soon as all is processed. */
  private static final Duration HANG = Duration.ofMinutes(3);

  private final Disturbance disturbance;
  private final ConnectionFactory broker;
  private final String queue;
  private final Ledger ledger;
  private final List<Maker> makers = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

  Producer(Disturbance disturbance, ConnectionFactory broker, String queue, Ledger ledger) {
    this.disturbance = disturbance;
    this.broker = broker;
    this.queue = queue;
    this.ledger = ledger;
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

  /** Sends messages, each of another key. */
  public void send(List<? extends Maker> messages) {
    makers.addAll(messages);
    List<Maker> order = new ArrayList<>(messages);
    switch (disturbance) {
      case DUPLICATED -> order.addAll(messages);
      case REORDERED -> {
        order.addAll(messages);
        Collections.shuffle(order, new Random(order.size()));
      }
      default -> {
        // As they are.
      }
    }
    deliver(order);
  }

  /**
   * Waits until all that was sent is processed, and demands that it was disturbed.
   *
   * @throws AssertionError if something is not processed, or was not disturbed
   */
  public void awaitProcessed() {
    awaitEnd();
    if (disturbance == Disturbance.RESENT) {
      deliver(makers);
      awaitEnd();
    }
    String trace = disturbance.trace();
    if (trace != null) {
      int wanted = makers.size() * disturbance.traces();
      await(wanted + " attempts that end as " + trace, () -> ledger.attempts(ids, trace) >= wanted);
    }
  }

  private void awaitEnd() {
    await("the end of " + ids.size() + " messages", () -> ledger.ended(ids) == ids.size());
  }

  private void deliver(List<Maker> messages) {
    try (JMSContext context = broker.createContext(JMSContext.SESSION_TRANSACTED)) {
      JMSProducer producer = context.createProducer();
      Queue destination = context.createQueue(queue);
      for (Maker maker : messages) {
        Message message = maker.make(context);
        if (disturbance == Disturbance.FAILED) {
          message.setBooleanProperty(InducedFailures.PROPERTY, true);
        }
        producer.send(destination, message);
        ids.add(message.getJMSMessageID());
      }
      context.commit();
    } catch (JMSException e) {
      throw new IllegalStateException("Cannot send to " + queue, e);
    }
  }

  private interface Condition {
    boolean holds();
  }

  private void await(String what, Condition condition) {
    Instant end = Instant.now().plus(HANG);
    while (!condition.holds()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("Waited in vain for " + what + "; " + disturbance.text());
      }
      try {
        Thread.sleep(POLL.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("Interrupted", e);
      }
    }
  }
}
