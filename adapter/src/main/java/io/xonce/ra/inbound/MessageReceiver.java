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
  private final BatchAssembler assembler = new BatchAssembler(this::await, this::another);
  private JMSConsumer consumer;
  private boolean waiting;
  private volatile boolean woken;

  /** Begins to consume, in the only session of a connection. */
  MessageReceiver(ActivationSettings settings, JMSContext context, Gate gate) {
    this.settings = settings;
    this.context = context;
    this.gate = gate;
    consumer = settings.consumer(context);
  }

  Batch receive(IntSupplier limit) {
    return assembler.assemble(limit);
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
   * Gives up what was handed over ahead of time, and consumes again when the work is done: what the
   * session then rolls back, it rolls back alone.
   */
  void without(Runnable work) {
    consumer.close();
    work.run();
    use(settings.consumer(context));
  }

  private synchronized void use(JMSConsumer next) {
    consumer = next;
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

  private @Nullable Message await() {
    if (!beginWaiting()) {
      return null;
    }
    try {
      demandConsumer();
      Message message = gate.pass(() -> consumer.receive(IDLE.toMillis()));
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
