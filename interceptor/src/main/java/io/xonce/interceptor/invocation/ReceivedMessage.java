/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import io.xonce.interceptor.log.Printable;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message.
 *
 * @param messageId made printable: AMQP and STOMP senders choose theirs
 */
public record ReceivedMessage(String consumer, Message message, @Nullable String messageId)
    implements Invocation {

  public static ReceivedMessage of(String consumer, Message message) {
    return new ReceivedMessage(consumer, message, printableId(message));
  }

  @Override
  public String name() {
    return "Message " + messageId;
  }

  @Override
  public String whenRefused() {
    return "it goes back to the broker and finally to its dead-letter address";
  }

  /** The provider's count, or 1 where it keeps none (Messaging 3.1, 3.5.9). */
  @Override
  public int deliveryCount() {
    try {
      return message.propertyExists("JMSXDeliveryCount")
          ? Math.max(1, message.getIntProperty("JMSXDeliveryCount"))
          : 1;
    } catch (JMSException | NumberFormatException e) {
      return 1;
    }
  }

  /** Null if the producer switched timestamps off. */
  @Override
  public @Nullable Instant sentAt() {
    try {
      long millis = message.getJMSTimestamp();
      return millis <= 0 ? null : Instant.ofEpochMilli(millis);
    } catch (JMSException e) {
      return null;
    }
  }

  /** Artemis leaves this on every message it moves, retries as a dead letter, or diverts. */
  @Override
  public boolean isMoved() {
    try {
      return message.propertyExists("_AMQ_ORIG_QUEUE");
    } catch (JMSException e) {
      return false;
    }
  }

  /** Only names the message in texts; a key made of it is read by its expression, which refuses. */
  private static @Nullable String printableId(Message message) {
    try {
      return Printable.of(message.getJMSMessageID());
    } catch (JMSException e) {
      return null;
    }
  }
}
