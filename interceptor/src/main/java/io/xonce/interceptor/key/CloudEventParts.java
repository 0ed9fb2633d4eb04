/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.ReceivedMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Source and id of a CloudEvent in binary mode: together they are unique for each distinct event
 * (CloudEvents 1.0.2, 3.1). The AMQP binding allows the prefixes {@code cloudEvents:} and {@code
 * cloudEvents_} (1.0.2, 3.1.3.1); JMS producers use the latter.
 */
final class CloudEventParts implements MessageExpression {

  @Override
  public List<String> readMessage(ReceivedMessage received) throws JMSException {
    return List.of(attribute("source", received), attribute("id", received));
  }

  private static String attribute(String name, ReceivedMessage received) throws JMSException {
    String value = property("cloudEvents_" + name, received.message());
    if (value == null) {
      value = property("cloudEvents:" + name, received.message());
    }
    return KeyPart.present(value, "property 'cloudEvents_" + name + "'", received);
  }

  private static @Nullable String property(String name, Message message) throws JMSException {
    Object value = message.getObjectProperty(name);
    return value == null ? null : value.toString();
  }
}
