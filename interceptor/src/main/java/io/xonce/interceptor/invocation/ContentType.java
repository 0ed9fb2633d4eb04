/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the sender says the body is (RFC 9110, 8.3.1).
 *
 * @param mediaType type and subtype, in small letters
 * @param charset as it is written; null if none is
 */
public record ContentType(String mediaType, @Nullable String charset) {

  /**
   * Jakarta Messaging has no field for it. The first three are where Artemis puts that of AMQP,
   * STOMP and MQTT 5; Spring and Camel use the last two.
   */
  private static final List<String> PROPERTIES =
      List.of(
          "JMS_AMQP_ContentType",
          "_AMQ_CONTENT_TYPE",
          "mqtt.content.type",
          "contentType",
          "Content_HYPHEN_Type");

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

  /** That of a message; null if it says none. */
  public static @Nullable ContentType of(Message message) throws JMSException {
    for (String property : PROPERTIES) {
      if (message.getObjectProperty(property) instanceof String text && !text.isBlank()) {
        return parse(text);
      }
    }
    return null;
  }

  private static ContentType parse(String text) {
    int end = text.indexOf(';');
    String type = (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    Matcher charset = CHARSET.matcher(text);
    return new ContentType(type, charset.find() ? charset.group(1) : null);
  }
}
