/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A broker that hands messages over ahead of time, and what has failed before all others when its
 * delay is over; sessions that take batches; a bean that always fails with some of the messages. In
 * a time of its own, and the same for the same seed.
 */
final class SimulatedStream {

  private static final int MAX_BATCH = 50;
  private static final int AHEAD_OF_TIME = 100;

  // Milliseconds.
  private static final double TRANSACTION = 12;
  private static final double MESSAGE = 1.4;
  private static final double FIRST_DELAY = 1000;
  private static final double LONGEST_DELAY = 30_000;

  private static final class Payment {
    final int number;
    final boolean poison;
    int failures;
    boolean processed;

    Payment(int number, boolean poison) {
      this.number = number;
      this.poison = poison;
    }

    Message delivered() {
      return failures == 0 ? Messages.fresh(number) : Messages.redelivered(number);
    }

    double delay() {
      return Math.min(FIRST_DELAY * Math.pow(2, failures - 1), LONGEST_DELAY);
    }
  }

  private record Event(double time, int order, Runnable what) {}

  private final class Session {
    final Deque<Payment> ahead = new ArrayDeque<>();
    final BatchAssembler assembler = new BatchAssembler(this::receive, failures);
    boolean works;

    private @Nullable Message receive() {
      Payment payment = ahead.poll();
      return payment == null ? null : payment.delivered();
    }

    void workIfIdle() {
      if (!works && !ahead.isEmpty()) {
        works = true;
        work(assembler.assemble(this::receive, size::limit).messages());
      }
    }

    private void work(List<Message> batch) {
      transactions++;
      for (int i = 0; i < batch.size(); i++) {
        Message at = batch.get(i);
        if (payment(at).poison) {
          after(TRANSACTION + MESSAGE * (i + 1), () -> rollBack(batch, at));
          return;
        }
      }
      after(TRANSACTION + MESSAGE * batch.size(), () -> commit(batch));
    }

    private void commit(List<Message> batch) {
      batch.forEach(message -> payment(message).processed = true);
      size.committed(batch.size());
      works = false;
    }

    private void rollBack(List<Message> batch, Message at) {
      if (batch.size() > 1) {
        size.failed();
      }
      failures.add(batch, at);
      giveBack(ahead);
      deliverAgain(batch.stream().map(SimulatedStream.this::payment).toList());
      works = false;
    }
  }

  private final AdaptiveBatchSize size = new AdaptiveBatchSize(MAX_BATCH);
  private final FailedBatches failures = new FailedBatches(10_000);
  private final List<Session> sessions = new ArrayList<>();
  private final List<Payment> payments = new ArrayList<>();
  private final Deque<Payment> queue = new ArrayDeque<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::time).thenComparing(Event::order));
  private final int attempts;
  private double now;
  private int order;
  private int turn;
  private int transactions;

  /**
   * @param attempts that the broker gives a message
   */
  SimulatedStream(int sessions, int attempts) {
    this.attempts = attempts;
    for (int i = 0; i < sessions; i++) {
      this.sessions.add(new Session());
    }
  }

  /**
   * Lets messages come, and goes on until there is nothing more to do.
   *
   * @param poison the share of those with which the bean fails
   * @param apart milliseconds between two messages
   */
  SimulatedStream run(int messages, double poison, double apart, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < messages; i++) {
      Payment payment = new Payment(i, random.nextDouble() < poison);
      payments.add(payment);
      after(i * apart, () -> queue.add(payment));
    }
    while (!events.isEmpty()) {
      Event event = events.remove();
      now = event.time();
      event.what().run();
      handOut();
    }
    return this;
  }

  private void after(double time, Runnable what) {
    events.add(new Event(now + time, order++, what));
  }

  /** To one session after the other, as far as each has room. */
  private void handOut() {
    int full = 0;
    while (!queue.isEmpty() && full < sessions.size()) {
      Session session = sessions.get(turn++ % sessions.size());
      if (session.ahead.size() < AHEAD_OF_TIME) {
        session.ahead.add(queue.remove());
        full = 0;
      } else {
        full++;
      }
    }
    sessions.forEach(Session::workIfIdle);
  }

  private void deliverAgain(List<Payment> batch) {
    batch.forEach(payment -> payment.failures++);
    batch.stream()
        .filter(payment -> payment.failures < attempts)
        .collect(groupingBy(Payment::delay, TreeMap::new, toList()))
        .forEach((delay, again) -> after(delay, () -> giveBack(new ArrayDeque<>(again))));
  }

  private void giveBack(Deque<Payment> messages) {
    while (!messages.isEmpty()) {
      queue.addFirst(messages.removeLast());
    }
  }

  private Payment payment(Message message) {
    try {
      return payments.get(Integer.parseInt(message.getJMSMessageID().substring("ID:".length())));
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }

  /** Good messages whose batches failed that often. */
  long failedGoodOnes(int atLeast) {
    return payments.stream()
        .filter(payment -> !payment.poison && payment.failures >= atLeast)
        .count();
  }

  int transactions() {
    return transactions;
  }

  /** Good messages that were not processed. */
  long deadLetters() {
    return payments.stream().filter(payment -> !payment.poison && !payment.processed).count();
  }
}
