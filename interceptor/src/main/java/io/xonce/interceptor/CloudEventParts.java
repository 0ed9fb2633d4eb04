/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Source and id of a CloudEvent in binary mode: together they are unique for each distinct event
 * (CloudEvents 1.0.2, 3.1). The AMQP binding allows the prefixes {@code cloudEvents:} and {@code
 * cloudEvents_} (1.0.2, 3.1.3.1); JMS producers use the latter.
 */
final class CloudEventParts implements KeyExpression {

  @Override
  public List<String> read(Incoming incoming) throws JMSException {
    return List.of(attribute("source", incoming), attribute("id", incoming));
  }

  private static String attribute(String name, Incoming incoming) throws JMSException {
    String value = property("cloudEvents_" + name, incoming.message());
    if (value == null) {
      value = property("cloudEvents:" + name, incoming.message());
    }
    return KeyPart.present(value, "property 'cloudEvents_" + name + "'", incoming);
  }

  private static @Nullable String property(String name, Message message) throws JMSException {
    Object value = message.getObjectProperty(name);
    return value == null ? null : value.toString();
  }
}
