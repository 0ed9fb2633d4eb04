/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import io.xonce.ra.ActivationSettings.Subscription;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
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

  private final BrokerAddress broker;
  private final TransactionSynchronizationRegistry transactions;
  private final XAJMSContext context;
  private final JMSConsumer consumer;
  private final SessionResource resource;
  private final XAResource branch;
  private volatile boolean waiting;
  private volatile boolean woken;

  BrokerSession(ActivationSettings settings, Server server) {
    this.broker = settings.broker();
    this.transactions = server.transactions();
    context = broker.connect();
    try {
      resource = new SessionResource(context.getXAResource());
      branch =
          NamedBranch.of(
              resource,
              server.senderTo(broker),
              provider(),
              server.manager().getClass().getClassLoader());
      consumer = consumer(context.getContext(), settings);
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
  Delivery delivery() {
    return Delivery.begin(broker, new Target(context.getContext(), resource, transactions));
  }

  /**
   * Waits for a message, and takes what is there besides; never waits for a second one. A message
   * that was delivered before is taken alone, or as the last.
   *
   * @param limit asked for again before each further message
   */
  List<Message> receive(IntSupplier limit) {
    List<Message> messages = new ArrayList<>();
    Message message = await();
    while (message != null) {
      messages.add(message);
      message =
          messages.size() < limit.getAsInt() && !woken && !isRedelivered(message)
              ? resource.inBranch(consumer::receiveNoWait)
              : null;
    }
    return messages;
  }

  /** Ends a wait, now or later; from another thread. */
  void wake() {
    woken = true;
    if (waiting) {
      consumer.close();
    }
  }

  private @Nullable Message await() {
    waiting = true;
    try {
      return woken ? null : resource.inBranch(() -> consumer.receive(IDLE.toMillis()));
    } finally {
      waiting = false;
    }
  }

  private static boolean isRedelivered(Message message) {
    try {
      return message.getJMSRedelivered();
    } catch (JMSException e) {
      return true;
    }
  }

  private static JMSConsumer consumer(JMSContext context, ActivationSettings settings) {
    String name = settings.destination();
    String selector = settings.selector();
    Subscription subscription = settings.subscription();
    if (subscription == null) {
      Destination queue =
          Jndi.isName(name) ? Jndi.find(name, Queue.class) : context.createQueue(name);
      return context.createConsumer(queue, selector);
    }
    if (subscription.clientId() != null) {
      context.setClientID(subscription.clientId());
    }
    Topic topic = Jndi.isName(name) ? Jndi.find(name, Topic.class) : context.createTopic(name);
    if (subscription.shared()) {
      return subscription.durable()
          ? context.createSharedDurableConsumer(topic, subscription.name(), selector)
          : context.createSharedConsumer(topic, subscription.name(), selector);
    }
    return subscription.durable()
        ? context.createDurableConsumer(topic, subscription.name(), selector, false)
        : context.createConsumer(topic, selector);
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
