/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import io.xonce.XonceException;
import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.KeptIdentity;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import io.xonce.store.ProcessedMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves the message in hand to another destination: its body and properties as they are, and beside
 * them why it is there.
 */
final class Diversion {

  private final TransactedSender sender;
  private final Destination to;

  Diversion(TransactedSender sender, Destination to) {
    this.sender = sender;
    this.to = to;
  }

  /**
   * Diverts.
   *
   * @param cause a word for programs
   * @param first the record of the first copy, if there is one
   */
  void divert(ProcessingAttempt attempt, String cause, @Nullable ProcessedMessage first) {
    Message message = ((ReceivedMessage) attempt.invocation()).message();
    sender.send(
        attempt,
        to,
        context -> {
          MovedProperties.add(message, explanation(attempt, cause, first));
          return message;
        });
  }

  private static Map<String, String> explanation(
      ProcessingAttempt attempt, String cause, @Nullable ProcessedMessage first)
      throws JMSException {
    ReceivedMessage received = (ReceivedMessage) attempt.invocation();
    Map<String, String> explanation = new LinkedHashMap<>();
    explanation.put("Xonce_cause", cause);
    explanation.put("Xonce_consumer", received.consumer());
    explanation.put("Xonce_key", attempt.key().text());
    List<String> identity = received.identity().parts();
    if (!identity.isEmpty()) {
      explanation.put(KeptIdentity.PROPERTY, KeptIdentity.of(identity));
    }
    putText(explanation, "Xonce_message_id", received.messageId());
    putTime(explanation, "Xonce_sent_at", received.sentAt());
    putTime(explanation, "Xonce_expires_at", expiry(received.message()));
    putText(explanation, "Xonce_reason", reason(attempt));
    if (first != null) {
      putText(explanation, "Xonce_first_message_id", first.messageId());
      putTime(explanation, "Xonce_first_processed_at", first.processedAt());
    }
    return explanation;
  }

  /** What the bean rejected it with, or why it has no key. */
  private static @Nullable String reason(ProcessingAttempt attempt) {
    XonceException unreadable = attempt.unreadable();
    return unreadable == null ? attempt.rejection() : Printable.reason(unreadable);
  }

  /** It moves to wait for people, and does not expire there. Null if it never would have. */
  private static @Nullable Instant expiry(Message message) throws JMSException {
    long millis = message.getJMSExpiration();
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  private static void putText(Map<String, String> properties, String name, @Nullable String text) {
    if (text != null) {
      properties.put(name, text);
    }
  }

  private static void putTime(Map<String, String> properties, String name, @Nullable Instant time) {
    putText(properties, name, time == null ? null : time.toString());
  }
}
