/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The consumer of a session, and whoever waits on it. */
final class MessageReceiver {

  /** Where what a consumer does is done. */
  interface Gate {
    @Nullable Message pass(Supplier<@Nullable Message> call);
  }

  /**
   * An empty transaction each time it passes; the server's limit for transactions is far longer.
   */
  static final Duration IDLE = Duration.ofSeconds(5);

  private final ActivationSettings settings;
  private final JMSContext context;
  private final Gate gate;
  private final BatchAssembler assembler;
  private JMSConsumer consumer;
  private boolean waiting;

  /** Whether the consumer was given up, and another one has not begun. */
  private boolean released;

  private volatile boolean woken;

  /** Begins to consume, in the only session of a connection. */
  MessageReceiver(
      ActivationSettings settings, JMSContext context, FailedBatches failed, Gate gate) {
    this.settings = settings;
    this.context = context;
    this.gate = gate;
    assembler = new BatchAssembler(this::another, failed);
    consumer = settings.consumer(context);
  }

  /**
   * Waits for a message, and takes what is there besides.
   *
   * @param longest how long to wait
   */
  Batch receive(IntSupplier limit, Duration longest) {
    resume();
    return assembler.assemble(() -> await(longest), limit);
  }

  private @Nullable Message another() {
    return woken || isConsumerClosed() ? null : gate.pass(consumer::receiveNoWait);
  }

  /** The next consumer is there first, so that the messages are dealt out among all. */
  void handBack() {
    JMSConsumer before = consumer;
    use(settings.consumer(context));
    before.close();
  }

  /**
   * Gives up what was handed over ahead of time, until it receives again: what the session rolls
   * back meanwhile, it rolls back alone. Artemis would delay both.
   *
   * <p>Nothing is given up where it would be lost: on a subscription that ends with its consumer.
   *
   * @return whether it was given up
   */
  boolean release() {
    released = settings.areKeptWithoutConsumer();
    if (released) {
      consumer.close();
    }
    return released;
  }

  /**
   * Consumes again.
   *
   * @return false if it does not, as it is to end
   */
  boolean resume() {
    if (released && !woken) {
      use(settings.consumer(context));
    }
    return !released;
  }

  private synchronized void use(JMSConsumer next) {
    consumer = next;
    released = false;
  }

  /** Ends a wait, now or later; from another thread. */
  synchronized void wake() {
    woken = true;
    if (waiting) {
      consumer.close();
    }
  }

  boolean isWoken() {
    return woken;
  }

  private @Nullable Message await(Duration longest) {
    if (!beginWaiting()) {
      return null;
    }
    try {
      demandConsumer();
      Message message = gate.pass(() -> consumer.receive(longest.toMillis()));
      if (message == null) {
        demandConsumer();
      }
      return message;
    } finally {
      endWaiting();
    }
  }

  /**
   * A broker may close a consumer and leave the connection alone. The provider then gives no
   * message, as if none were there.
   */
  private void demandConsumer() {
    if (isConsumerClosed() && !woken) {
      throw new ConsumerClosedException();
    }
  }

  private boolean isConsumerClosed() {
    try {
      consumer.getMessageSelector();
      return false;
    } catch (IllegalStateRuntimeException e) {
      return true;
    }
  }

  private synchronized boolean beginWaiting() {
    waiting = !woken;
    return waiting;
  }

  /** Not before the consumer is closed: that may use the session, which is for one thread. */
  private synchronized void endWaiting() {
    waiting = false;
  }
}
