/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a message was sent. */
final class SendTime {

  /** When the broker received it, if its address settings say {@code enable-ingress-timestamp}. */
  private static final String INGRESS = "_AMQ_INGRESS_TIMESTAMP";

  private SendTime() {}

  /**
   * When it was sent, or, if it was sent to be delivered later, that time: a delay is not age. Null
   * if neither the sender nor the broker says it.
   */
  static @Nullable Instant of(Message message) throws JMSException {
    Instant sent = stamped(message);
    // Of an AMQP message with a delay the broker computes the time anew at each hand-out.
    long due = message.getJMSDeliveryTime();
    return due > 0 && due <= System.currentTimeMillis() && isBefore(sent, due)
        ? Instant.ofEpochMilli(due)
        : sent;
  }

  private static boolean isBefore(@Nullable Instant sent, long due) {
    return sent != null && sent.toEpochMilli() < due;
  }

  /** By the sender, or by the broker that received it. */
  static @Nullable Instant stamped(Message message) throws JMSException {
    long sent = message.getJMSTimestamp();
    if (sent > 0) {
      return Instant.ofEpochMilli(sent);
    }
    return message.getObjectProperty(INGRESS) instanceof Number received
        ? Instant.ofEpochMilli(received.longValue())
        : null;
  }
}
