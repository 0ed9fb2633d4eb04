/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message.
 *
 * @param identity to name it by; what a key is made of is read by its expression, which refuses
 * @param isAcknowledgedLater whether it is acknowledged after the commit, and not by it
 */
public record ReceivedMessage(
    String consumer, Message message, MessageIdentity identity, boolean isAcknowledgedLater)
    implements Invocation {

  public static ReceivedMessage of(String consumer, Message message) {
    return new ReceivedMessage(consumer, message, identityOf(message), false);
  }

  /** One that is acknowledged after the commit. */
  public static ReceivedMessage acknowledgedLater(String consumer, Message message) {
    return new ReceivedMessage(consumer, message, identityOf(message), true);
  }

  private static MessageIdentity identityOf(Message message) {
    try {
      return MessageIdentity.of(message);
    } catch (JMSException e) {
      return MessageIdentity.UNKNOWN;
    }
  }

  @Override
  public String name() {
    return "Message " + identity.described();
  }

  @Override
  public String whenRefused() {
    return "it goes back to the broker and finally to its dead-letter address";
  }

  @Override
  public @Nullable String messageId() {
    return identity.text();
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

  @Override
  public @Nullable Instant sentAt() {
    try {
      return SendTime.of(message);
    } catch (JMSException e) {
      return null;
    }
  }

  @Override
  public Provenance provenance() {
    try {
      return Provenance.of(message);
    } catch (JMSException e) {
      return Provenance.SENT;
    }
  }

  /**
   * Whether the broker converted it from AMQP, which has unsigned numbers that come out negative
   * here if they are large.
   */
  public boolean isFromAmqp() throws JMSException {
    for (String trace :
        new String[] {"JMS_AMQP_ORIGINAL_ENCODING", "JMS_AMQP_HEADER", MessageIdentity.NATIVE_ID}) {
      if (message.propertyExists(trace)) {
        return true;
      }
    }
    return false;
  }
}
