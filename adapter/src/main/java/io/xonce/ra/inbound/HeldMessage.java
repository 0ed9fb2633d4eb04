/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that may be processed more than once without being delivered again.
 *
 * @param headers as they were received
 */
record HeldMessage(Message message, @Nullable Headers headers) {

  /**
   * Those that tell who it is. A bean may set them as it likes; and it may send the message it has
   * received, and a provider then gives the same object another id.
   */
  record Headers(
      @Nullable String id,
      @Nullable String correlationId,
      @Nullable String type,
      @Nullable Destination replyTo,
      long timestamp) {

    static Headers of(Message message) throws JMSException {
      return new Headers(
          message.getJMSMessageID(),
          message.getJMSCorrelationID(),
          message.getJMSType(),
          message.getJMSReplyTo(),
          message.getJMSTimestamp());
    }
  }

  static List<HeldMessage> all(List<Message> messages) {
    List<HeldMessage> held = new ArrayList<>(messages.size());
    for (Message message : messages) {
      held.add(new HeldMessage(message, headersOf(message)));
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
      boolean untouched = !isWritable(this::writeProperty) && !isWritable(this::writeBody);
      if (message instanceof BytesMessage bytes) {
        bytes.reset();
      } else if (message instanceof StreamMessage stream) {
        stream.reset();
      }
      return untouched && Headers.of(message).equals(headers);
    } catch (JMSException e) {
      return false;
    }
  }

  private interface Writing {
    void run() throws JMSException;
  }

  /** What is received cannot be written until it is cleared (Jakarta Messaging 3.1, 3.5, 3.11). */
  private static boolean isWritable(Writing writing) throws JMSException {
    try {
      writing.run();
      return true;
    } catch (MessageNotWriteableException e) {
      return false;
    }
  }

  private void writeProperty() throws JMSException {
    message.setBooleanProperty("altered", true);
  }

  private void writeBody() throws JMSException {
    if (message instanceof TextMessage text) {
      text.setText("");
    } else if (message instanceof BytesMessage bytes) {
      bytes.writeBoolean(true);
    } else if (message instanceof StreamMessage stream) {
      stream.writeBoolean(true);
    } else if (message instanceof MapMessage map) {
      map.setBoolean("altered", true);
    } else if (message instanceof ObjectMessage object) {
      object.setObject("");
    } else {
      throw new MessageNotWriteableException("it has no body");
    }
  }

  private static @Nullable Headers headersOf(Message message) {
    try {
      return Headers.of(message);
    } catch (JMSException e) {
      return null;
    }
  }
}
