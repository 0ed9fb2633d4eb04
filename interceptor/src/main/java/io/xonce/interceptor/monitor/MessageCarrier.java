/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message carries for its trace. What cannot be read is not there. */
final class MessageCarrier {

  private MessageCarrier() {}

  /** Where it was sent to. */
  record Address(String name, boolean temporary) {}

  static @Nullable Address addressOf(Message message) {
    try {
      Destination destination = message.getJMSDestination();
      String name = nameOf(destination);
      boolean temporary =
          destination instanceof TemporaryQueue || destination instanceof TemporaryTopic;
      return name == null ? null : new Address(name, temporary);
    } catch (JMSException e) {
      return null;
    }
  }

  private static @Nullable String nameOf(@Nullable Destination destination) throws JMSException {
    if (destination instanceof Queue queue) {
      return queue.getQueueName();
    }
    return destination instanceof Topic topic ? topic.getTopicName() : null;
  }

  /** The context of its sender, in properties of the names that the propagator has for them. */
  enum Properties implements TextMapGetter<Message> {
    READER;

    @Override
    public Iterable<String> keys(Message message) {
      try {
        return Collections.list((Enumeration<?>) message.getPropertyNames()).stream()
            .map(String::valueOf)
            .toList();
      } catch (JMSException e) {
        return List.of();
      }
    }

    @Override
    public @Nullable String get(@Nullable Message message, String key) {
      try {
        return message == null ? null : message.getStringProperty(key);
      } catch (JMSException e) {
        return null;
      }
    }
  }
}
