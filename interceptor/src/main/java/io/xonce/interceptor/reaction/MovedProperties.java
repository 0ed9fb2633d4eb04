/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import io.xonce.interceptor.server.NativeProperties;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a message that moves. Each keeps its name where the provider lets it; the
 * others go into one property, as JSON.
 */
final class MovedProperties {

  /** Holds those that could not be set by their names. */
  static final String OTHERS = "Xonce_properties";

  /**
   * Told by name only. With the first two Artemis would take the second message for a copy, and
   * roll the transaction back; the others are of the sender of what came, and its provider sets
   * those of the message that goes.
   */
  private static final Set<String> TOLD_ONLY =
      Set.of("_AMQ_DUPL_ID", "_AMQ_BRIDGE_DUP", "JMSXUserID", "JMSXAppID");

  /** Of the body as it came, and wrong of the body as it goes. */
  private static final Set<String> OF_THE_TRANSPORT =
      Set.of("_AMQ_LARGE_COMPRESSED", "_AMQ_LARGE_SIZE");

  /**
   * Where it came from, as the broker tells it of what it has moved itself. The copy comes from
   * nowhere; and a sender may have written it, to have an operator send the copy to another queue.
   */
  private static final String OF_THE_BROKER = "_AMQ_ORIG_";

  private MovedProperties() {}

  /** Puts properties beside those that are there. */
  static void add(Message message, Map<String, String> more) throws JMSException {
    Map<String, @Nullable Object> properties = of(message);
    properties.putAll(more);
    Map<String, @Nullable Object> others = new LinkedHashMap<>();
    message.clearProperties();
    for (Map.Entry<String, @Nullable Object> property : properties.entrySet()) {
      String name = property.getKey();
      if (TOLD_ONLY.contains(name) || !isSet(message, name, property.getValue())) {
        others.put(name, property.getValue());
      }
    }
    if (!others.isEmpty()) {
      message.setStringProperty(OTHERS, json(others));
    }
  }

  /**
   * What the provider says of a delivery (JMSX…), it says of the next; the group is the sender's.
   */
  private static Map<String, @Nullable Object> of(Message message) throws JMSException {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    for (Object each : Collections.list((Enumeration<?>) message.getPropertyNames())) {
      String name = each.toString();
      if (!OF_THE_TRANSPORT.contains(name)
          && !name.startsWith(OF_THE_BROKER)
          && (!name.startsWith("JMSX")
              || name.startsWith("JMSXGroup")
              || TOLD_ONLY.contains(name))) {
        properties.put(name, message.getObjectProperty(name));
      }
    }
    return properties;
  }

  private static boolean isSet(Message message, String name, @Nullable Object value) {
    try {
      message.setObjectProperty(name, value);
      return true;
    } catch (JMSException | JMSRuntimeException | IllegalArgumentException e) {
      return value != null && NativeProperties.set(message, name, value);
    }
  }

  private static String json(Map<String, @Nullable Object> properties) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    properties.forEach((name, value) -> json.add(name, text(value)));
    return json.build().toString();
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes
        ? Base64.getEncoder().encodeToString(bytes)
        : String.valueOf(value);
  }
}
