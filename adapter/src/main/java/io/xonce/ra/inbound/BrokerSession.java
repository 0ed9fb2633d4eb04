/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.SessionResource;
import io.xonce.ra.outbound.BoundSession;
import io.xonce.ra.outbound.DeliveryScope;
import io.xonce.ra.recovery.NamedBranch;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.XAJMSContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** A connection, a session and a consumer, of one thread. */
final class BrokerSession implements AutoCloseable {

  /**
   * An empty transaction each time it passes; the server's limit for transactions is far longer.
   */
  static final Duration IDLE = Duration.ofSeconds(5);

  /** Bytes of a body that is not kept in memory beside the others of a batch. */
  private static final int LARGE = 64 * 1024;

  private final ActivationSettings settings;
  private final BrokerAddress broker;
  private final TransactionSynchronizationRegistry transactions;
  private final XAJMSContext context;
  private final SessionResource resource;
  private final XAResource branch;
  private final PrefetchProbe probe = new PrefetchProbe();
  private JMSConsumer consumer;
  private boolean waiting;
  private volatile boolean woken;

  BrokerSession(ActivationSettings settings, ContainerServices container) {
    this.settings = settings;
    this.broker = settings.broker();
    this.transactions = container.transactions();
    context = broker.connect();
    try {
      settings.identify(context);
      resource = new SessionResource(context.getXAResource());
      branch =
          NamedBranch.of(
              resource,
              container.factoryNames().apply(broker),
              provider(),
              container.manager().getClass().getClassLoader());
      consumer = settings.consumer(context.getContext());
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** What is to be enlisted. */
  XAResource branch() {
    return branch;
  }

  /** Lets the bean send in the transaction that is on the thread. */
  DeliveryScope scope() {
    return DeliveryScope.begin(
        broker, new BoundSession(context.getContext(), resource, transactions));
  }

  /**
   * Waits for a message, and takes what is there besides; never waits for a second one.
   *
   * @param limit asked for again before each further message
   */
  Batch receive(IntSupplier limit) {
    List<Message> messages = new ArrayList<>();
    long begun = System.nanoTime();
    Message message = await();
    Duration waited = Duration.ofNanos(System.nanoTime() - begun);
    boolean full = false;
    while (message != null) {
      messages.add(message);
      full = messages.size() >= limit.getAsInt();
      message = !full && !woken && mayBeFollowed(message) ? next(messages.size(), waited) : null;
    }
    return new Batch(messages, waited, full);
  }

  private @Nullable Message next(int received, Duration waited) {
    boolean second = received == 1;
    if (second && !probe.isDueAfter(waited)) {
      return null;
    }
    Message next = resource.inBranch(consumer::receiveNoWait);
    if (second) {
      probe.answered(next != null);
    }
    return next;
  }

  /**
   * Gives up what the broker has handed over ahead of time, between two transactions. The next
   * consumer is there first, so that the messages are dealt out among all. Whoever wakes the
   * session meanwhile closes nothing, as it does not wait.
   */
  void handBack() {
    JMSConsumer before = consumer;
    JMSConsumer next = settings.consumer(context.getContext());
    synchronized (this) {
      consumer = next;
    }
    before.close();
  }

  /** Ends a wait, now or later; from another thread. */
  synchronized void wake() {
    woken = true;
    if (waiting) {
      consumer.close();
    }
  }

  private @Nullable Message await() {
    if (!beginWaiting()) {
      return null;
    }
    try {
      return resource.inBranch(() -> consumer.receive(IDLE.toMillis()));
    } finally {
      endWaiting();
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

  /**
   * A message that was delivered before may be what its last batch failed of. And a provider may
   * leave a large body at the broker until it is read, and drop it with the next message.
   */
  private static boolean mayBeFollowed(Message message) {
    try {
      return !message.getJMSRedelivered()
          && (!(message instanceof BytesMessage bytes) || fetch(bytes));
    } catch (JMSException e) {
      return false;
    }
  }

  private static boolean fetch(BytesMessage message) throws JMSException {
    if (message.getBodyLength() > LARGE) {
      return false;
    }
    message.getBody(byte[].class);
    return true;
  }

  private String provider() {
    try {
      return context.getContext().getMetaData().getJMSProviderName();
    } catch (JMSException e) {
      return "unknown provider";
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
