/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.ReceivedMessage;
import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A property of the message, or a user property of MQTT 5. */
public record PropertyPart(String name) implements MessageExpression {

  @Override
  public List<Found> find(ReceivedMessage received) throws JMSException {
    String place = "property '" + name + "'";
    Object value = value(name, place, received);
    return List.of(
        value == null
            ? new Found(place, Found.Nothing.ABSENT)
            : TypedValue.found(place, value, received));
  }

  @Override
  public String others(ReceivedMessage received) throws JMSException {
    return Names.told("Its properties are", Names.ofProperties(received.message()));
  }

  private static @Nullable Object value(String name, String place, ReceivedMessage received)
      throws JMSException {
    Object value = received.message().getObjectProperty(name);
    return value == null ? UserProperty.of(name, place, received) : value;
  }
}
