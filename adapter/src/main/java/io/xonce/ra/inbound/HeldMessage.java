/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.StreamMessage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that may be processed more than once without being delivered again.
 *
 * @param id as it was received. A bean may send the message it has received, and a provider then
 *     gives the same object another id
 */
record HeldMessage(Message message, @Nullable String id) {

  static List<HeldMessage> all(List<Message> messages) {
    return messages.stream().map(message -> new HeldMessage(message, idOf(message))).toList();
  }

  /** The place of the first that was delivered before; their number if there is none. */
  static int firstRedelivered(List<HeldMessage> messages) {
    int place = 0;
    while (place < messages.size() && !messages.get(place).isRedelivered()) {
      place++;
    }
    return place;
  }

  private boolean isRedelivered() {
    try {
      return message.getJMSRedelivered();
    } catch (JMSException e) {
      return true;
    }
  }

  /** Whether it can be read once more as it was received, from its beginning. */
  boolean isAsReceived() {
    try {
      if (message instanceof BytesMessage bytes) {
        bytes.reset();
      } else if (message instanceof StreamMessage stream) {
        stream.reset();
      }
      return Objects.equals(id, message.getJMSMessageID());
    } catch (JMSException e) {
      return false;
    }
  }

  private static @Nullable String idOf(Message message) {
    try {
      return message.getJMSMessageID();
    } catch (JMSException e) {
      return null;
    }
  }
}
