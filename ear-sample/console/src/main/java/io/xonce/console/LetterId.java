/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The id by which the selectors of the broker know a message. That is its JMS message id, but for
 * one that came by AMQP: its JMS id is made up anew at each look, and the broker compares the
 * message-id of its sender. The interceptor has the same rule, for what it is asked of a letter.
 */
final class LetterId {

  private static final String JMS = "ID:";
  private static final String AMQP = "ID:AMQP_";

  private LetterId() {}

  /**
   * Of a message that came by AMQP.
   *
   * @param nativeId its sender's message-id, as the broker shows it to other clients
   */
  static @Nullable String ofAmqp(@Nullable String jmsId, String nativeId) {
    if (jmsId == null || !nativeId.startsWith(JMS)) {
      return jmsId; // The broker writes no such thing: it is a property of the sender.
    }
    if (!nativeId.startsWith(AMQP)) {
      return nativeId;
    }
    try {
      return decoded(nativeId);
    } catch (IllegalArgumentException e) {
      return jmsId; // No such id either: one letter must not hide the others.
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
