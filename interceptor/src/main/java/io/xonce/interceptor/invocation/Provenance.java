/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import org.jspecify.annotations.Nullable;

/** How a message came into its queue. */
public enum Provenance {
  /** As it was sent, as far as is known. */
  SENT,
  /**
   * The broker moved it here from another queue, or back as a dead letter that is tried again; or
   * it was diverted, and somebody sent it back.
   */
  MOVED,
  /** A divert of the broker made it out of a message to another address. */
  DIVERTED;

  /**
   * Artemis leaves the same traces on all it makes out of another message. A divert puts its own
   * name in place of that of a queue, which for a JMS queue is its address; and a dead letter that
   * is tried again is back where it came from.
   */
  static Provenance of(Message message) throws JMSException {
    Object queue = message.getObjectProperty("_AMQ_ORIG_QUEUE");
    if (queue == null) {
      return KeptIdentity.in(message).isEmpty() ? SENT : MOVED;
    }
    Object address = message.getObjectProperty("_AMQ_ORIG_ADDRESS");
    return address == null
            || queue.equals(address)
            || address.equals(nameOf(message.getJMSDestination()))
        ? MOVED
        : DIVERTED;
  }

  private static @Nullable String nameOf(@Nullable Destination destination) throws JMSException {
    if (destination instanceof Queue queue) {
      return queue.getQueueName();
    }
    return destination instanceof Topic topic ? topic.getTopicName() : null;
  }
}
