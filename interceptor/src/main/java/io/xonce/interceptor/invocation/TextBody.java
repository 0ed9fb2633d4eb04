/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The body of a message as text, and the message left as it was found. */
public final class TextBody {

  private TextBody() {}

  public static String read(ReceivedMessage received, String expression, int limit)
      throws JMSException {
    Message message = received.message();
    if (message instanceof TextMessage text) {
      String body = text.getText() == null ? "" : text.getText();
      demandSize(body.length(), limit, received);
      return body;
    }
    if (message instanceof BytesMessage bytes) {
      demandSize(bytes.getBodyLength(), limit, received);
      return decode(bytes, expression, received);
    }
    throw LOG.bodyOfWrongType(received.name(), received.consumer(), expression, typeName(message));
  }

  private static void demandSize(long size, int limit, ReceivedMessage received) {
    if (size > limit) {
      throw LOG.bodyTooLarge(received.name(), received.consumer(), size, limit);
    }
  }

  /** Malformed UTF-8 is refused: a replacement character would make two keys one. */
  private static String decode(BytesMessage message, String expression, ReceivedMessage received)
      throws JMSException {
    byte[] bytes = new byte[(int) message.getBodyLength()];
    message.readBytes(bytes);
    message.reset();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw LOG.bodyNotJson(received.name(), received.consumer(), expression, "it is not UTF-8");
    }
  }

  /** The type by its interface: an ObjectMessage is named, never opened. */
  private static String typeName(Message message) {
    if (message instanceof ObjectMessage) {
      return "ObjectMessage";
    }
    if (message instanceof MapMessage) {
      return "MapMessage";
    }
    return message instanceof StreamMessage ? "StreamMessage" : "message without a body";
  }
}
