/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The id by which the selectors of the broker know a message. That is its JMS message id, but for
 * one that came by AMQP: its JMS id is made up anew at each look, and Artemis compares the
 * message-id of its sender. The console has the same rule: by these ids it asks of letters.
 */
public final class SelectorId {

  /** Set by Artemis on each message that it converts from AMQP. */
  static final String ENCODING = "JMS_AMQP_ORIGINAL_ENCODING";

  /** On a copy that was diverted: that has the other properties, too, and is none of AMQP. */
  private static final String DIVERTED = "Xonce_message_id";

  private static final String JMS = "ID:";
  private static final String AMQP = "ID:AMQP_";

  private SelectorId() {}

  /** That of a message; null if it has none, as what STOMP and MQTT send. */
  public static @Nullable String of(Message message) throws JMSException {
    String jmsId = message.getJMSMessageID();
    return jmsId != null
            && message.getObjectProperty(MessageIdentity.NATIVE_ID) instanceof String nativeId
            && nativeId.startsWith(JMS)
            && message.getObjectProperty(ENCODING) != null
            && !(message.getObjectProperty(DIVERTED) instanceof String)
        ? ofAmqp(jmsId, nativeId)
        : jmsId;
  }

  private static String ofAmqp(String jmsId, String nativeId) {
    try {
      return nativeId.startsWith(AMQP) ? decoded(nativeId) : nativeId;
    } catch (IllegalArgumentException e) {
      return jmsId; // The broker writes no such thing: it is a property of the sender.
    }
  }

  private static String decoded(String nativeId) {
    int end = nativeId.indexOf(':', AMQP.length());
    String value = nativeId.substring(end + 1);
    return switch (nativeId.substring(AMQP.length(), Math.max(end, AMQP.length()))) {
      case "NO_PREFIX", "ULONG", "UUID" -> JMS + value;
      case "STRING" -> value;
      case "BINARY" -> ofBytes(value);
      default -> nativeId;
    };
  }

  /** As the broker writes bytes. */
  private static String ofBytes(String hex) {
    StringBuilder text = new StringBuilder();
    for (byte each : HexFormat.of().parseHex(hex)) {
      text.append(
          each > 31 && each < 127 && each != '\\'
              ? String.valueOf((char) each)
              : String.format("\\x%02x", each));
    }
    return text.toString().startsWith(JMS) ? text.toString() : JMS + text;
  }
}
