/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.JndiLookup;
import io.xonce.ra.spi.Acknowledgement;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What a deployer asked for, checked.
 *
 * @param subscription of a topic, null for a queue
 * @param timeout seconds, 0 for the server's own
 */
public record ActivationSettings(
    BrokerAddress broker,
    String destination,
    @Nullable String selector,
    @Nullable Subscription subscription,
    int maxBatch,
    int sessions,
    int minSessions,
    int timeout,
    Acknowledgement acknowledgement) {

  /**
   * How a topic is subscribed to.
   *
   * @param name given if durable or shared
   * @param clientId given at most if there is one session
   */
  public record Subscription(
      @Nullable String name, boolean durable, boolean shared, @Nullable String clientId) {}

  boolean acknowledgesAfterCommit() {
    return acknowledgement == Acknowledgement.AFTER_COMMIT;
  }

  /** Whether what is not acknowledged is kept while nobody consumes. */
  boolean areKeptWithoutConsumer() {
    return subscription == null || subscription.durable();
  }

  /** How many sessions there are. */
  String range() {
    return (minSessions == sessions ? "" : minSessions + " to ") + sessions;
  }

  /** Names a connection, of which nothing else may have been asked before. */
  void identify(JMSContext context) {
    if (subscription != null && subscription.clientId() != null) {
      context.setClientID(subscription.clientId());
    }
  }

  /** Begins to receive, in the only session of a connection. */
  JMSConsumer consumer(JMSContext context) {
    if (subscription == null) {
      Queue queue =
          JndiLookup.isName(destination)
              ? JndiLookup.find(destination, Queue.class)
              : context.createQueue(destination);
      return context.createConsumer(queue, selector);
    }
    Topic topic =
        JndiLookup.isName(destination)
            ? JndiLookup.find(destination, Topic.class)
            : context.createTopic(destination);
    String name = subscription.name();
    if (subscription.shared()) {
      return subscription.durable()
          ? context.createSharedDurableConsumer(topic, name, selector)
          : context.createSharedConsumer(topic, name, selector);
    }
    return subscription.durable()
        ? context.createDurableConsumer(topic, name, selector, false)
        : context.createConsumer(topic, selector);
  }
}
