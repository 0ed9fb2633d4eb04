/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a consumer, with what refusals need to name it.
 *
 * @param messageId for texts and the record; AMQP and STOMP senders choose theirs
 */
record Incoming(String consumer, Message message, @Nullable String messageId) {

  static Incoming of(String consumer, Message message) {
    return new Incoming(consumer, message, messageId(message));
  }

  /** The provider's count, or 1 where it keeps none (Messaging 3.1, 3.5.9). */
  int deliveryCount() {
    try {
      return message.propertyExists("JMSXDeliveryCount")
          ? Math.max(1, message.getIntProperty("JMSXDeliveryCount"))
          : 1;
    } catch (JMSException | NumberFormatException e) {
      return 1;
    }
  }

  /** When it was sent, or null if the producer switched timestamps off. */
  @Nullable Instant sentAt() {
    try {
      long millis = message.getJMSTimestamp();
      return millis <= 0 ? null : Instant.ofEpochMilli(millis);
    } catch (JMSException e) {
      return null;
    }
  }

  /** Only names the message in texts; a key made of it is read by its expression, which refuses. */
  private static @Nullable String messageId(Message message) {
    try {
      return Printable.of(message.getJMSMessageID());
    } catch (JMSException e) {
      return null;
    }
  }
}
