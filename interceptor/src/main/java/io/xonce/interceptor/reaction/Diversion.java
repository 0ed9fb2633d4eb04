/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import io.xonce.XonceException;
import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import io.xonce.store.ProcessedMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves the message in hand to another destination: its body and properties as they are, and beside
 * them why it is there.
 */
final class Diversion {

  /** Artemis would take the second message with it for a copy, and roll the transaction back. */
  private static final String BROKER_DUPLICATE_ID = "_AMQ_DUPL_ID";

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
          Map<String, Object> properties = propertiesOf(message);
          properties.putAll(explanation(attempt, cause, first));
          message.clearProperties();
          for (Map.Entry<String, Object> property : properties.entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
          }
          return message;
        });
  }

  private static Map<String, Object> explanation(
      ProcessingAttempt attempt, String cause, @Nullable ProcessedMessage first) {
    Map<String, Object> explanation = new LinkedHashMap<>();
    explanation.put("Xonce_cause", cause);
    explanation.put("Xonce_consumer", attempt.invocation().consumer());
    explanation.put("Xonce_key", attempt.key().text());
    putText(explanation, "Xonce_message_id", attempt.invocation().messageId());
    putTime(explanation, "Xonce_sent_at", attempt.invocation().sentAt());
    XonceException reason = attempt.unreadable();
    putText(explanation, "Xonce_reason", reason == null ? null : Printable.reason(reason));
    if (first != null) {
      putText(explanation, "Xonce_first_message_id", first.messageId());
      putTime(explanation, "Xonce_first_processed_at", first.processedAt());
    }
    return explanation;
  }

  private static void putText(Map<String, Object> properties, String name, @Nullable String text) {
    if (text != null) {
      properties.put(name, text);
    }
  }

  private static void putTime(Map<String, Object> properties, String name, @Nullable Instant time) {
    putText(properties, name, time == null ? null : time.toString());
  }

  /** What the provider sets on its own (JMSX…), it sets again; the group is the sender's. */
  private static Map<String, Object> propertiesOf(Message message) throws JMSException {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Object each : Collections.list((Enumeration<?>) message.getPropertyNames())) {
      String name = each.toString();
      if (!name.equals(BROKER_DUPLICATE_ID)
          && (!name.startsWith("JMSX") || name.startsWith("JMSXGroup"))) {
        properties.put(name, message.getObjectProperty(name));
      }
    }
    return properties;
  }
}
