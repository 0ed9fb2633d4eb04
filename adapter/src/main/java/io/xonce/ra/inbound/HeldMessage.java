/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.StreamMessage;
import java.util.ArrayList;
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
    List<HeldMessage> held = new ArrayList<>(messages.size());
    for (Message message : messages) {
      held.add(new HeldMessage(message, idOf(message)));
    }
    return held;
  }

  static List<Message> messages(List<HeldMessage> held) {
    List<Message> messages = new ArrayList<>(held.size());
    for (HeldMessage each : held) {
      messages.add(each.message());
    }
    return messages;
  }

  /** Each by itself. */
  static List<List<HeldMessage>> singles(List<HeldMessage> messages) {
    List<List<HeldMessage>> singles = new ArrayList<>(messages.size());
    messages.forEach(message -> singles.add(List.of(message)));
    return singles;
  }

  /**
   * How many of them are processed together: all but the last, if that one was delivered before.
   * Whatever has failed by itself is the last of a batch.
   */
  static int together(List<HeldMessage> batch) {
    int size = batch.size();
    return size > 0 && isRedelivered(batch.get(size - 1).message()) ? size - 1 : size;
  }

  /** Also where the provider does not say. */
  static boolean isRedelivered(Message message) {
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
