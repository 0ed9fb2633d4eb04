/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.SessionResource;
import io.xonce.ra.outbound.BoundSession;
import io.xonce.ra.outbound.DeliveryScope;
import io.xonce.ra.recovery.NamedBranch;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.XAJMSContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.function.IntSupplier;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** A connection, a session and a consumer, of one thread. */
final class BrokerSession implements BatchSource, AutoCloseable {

  /**
   * An empty transaction each time it passes; the server's limit for transactions is far longer.
   */
  static final Duration IDLE = Duration.ofSeconds(5);

  private final ActivationSettings settings;
  private final BrokerAddress broker;
  private final TransactionSynchronizationRegistry transactions;
  private final XAJMSContext context;
  private final SessionResource resource;
  private final XAResource branch;
  private final BatchAssembler assembler = new BatchAssembler(this::await, this::another);
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
              container.factoryNames().nameFor(broker),
              provider(),
              container.manager().getClass().getClassLoader());
      consumer = settings.consumer(context.getContext());
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  @Override
  public XAResource branch() {
    return branch;
  }

  @Override
  public DeliveryScope scope() {
    return DeliveryScope.begin(
        broker, new BoundSession(context.getContext(), resource, transactions));
  }

  @Override
  public Batch receive(IntSupplier limit) {
    return assembler.assemble(limit);
  }

  private @Nullable Message another() {
    return woken || isConsumerClosed() ? null : resource.inBranch(consumer::receiveNoWait);
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
      demandConsumer();
      Message message = resource.inBranch(() -> consumer.receive(IDLE.toMillis()));
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
