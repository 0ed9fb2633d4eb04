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

  /** By which an AMQP sender has its message delivered later, as Artemis shows it to others. */
  private static final String AMQP_DELAY = "JMS_AMQP_MA_x-opt-delivery-delay";

  private SendTime() {}

  /**
   * When it was sent, or, if it was sent to be delivered later, that time: a delay is not age. Null
   * if neither the sender nor the broker says it.
   */
  static @Nullable Instant of(Message message) throws JMSException {
    Instant sent = stamped(message);
    if (sent == null) {
      return null;
    }
    long due = due(message, sent.toEpochMilli());
    boolean isDelayed = due > sent.toEpochMilli() && due <= System.currentTimeMillis();
    return isDelayed ? Instant.ofEpochMilli(due) : sent;
  }

  /**
   * Of an AMQP message with a delay the broker tells another time at each hand-out, as if the delay
   * began then: an old message would seem young.
   */
  private static long due(Message message, long sent) throws JMSException {
    return message.getObjectProperty(AMQP_DELAY) instanceof Number delay
        ? sent + delay.longValue()
        : message.getJMSDeliveryTime();
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
