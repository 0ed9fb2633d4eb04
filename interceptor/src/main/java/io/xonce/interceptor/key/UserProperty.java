/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.ReceivedMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The user properties of an MQTT 5 message (MQTT 5.0, 3.3.2.3.7). They have an order, and a name
 * may stand several times, so Artemis puts the position before the name.
 */
final class UserProperty {

  static final String PREFIX = "mqtt.ordered.user.property.";

  private static final String EXISTS = "mqtt.user.property.exists";

  private UserProperty() {}

  /** Null if there is none; refused if it stands there with several values. */
  static @Nullable String of(String name, String place, ReceivedMessage received)
      throws JMSException {
    Message message = received.message();
    if (!message.propertyExists(EXISTS)) {
      return null;
    }
    String found = null;
    for (Object property : Collections.list((Enumeration<?>) message.getPropertyNames())) {
      if (name.equals(name(property.toString()))) {
        String value = message.getStringProperty(property.toString());
        if (found != null && !found.equals(value)) {
          throw LOG.propertyAmbiguous(received.name(), received.consumer(), place);
        }
        found = value;
      }
    }
    return found;
  }

  /** The name as the sender gave it; null if it is none of these. */
  static @Nullable String name(String property) {
    if (!property.startsWith(PREFIX)) {
      return null;
    }
    int dot = property.indexOf('.', PREFIX.length());
    return dot < 0 ? null : property.substring(dot + 1);
  }
}
