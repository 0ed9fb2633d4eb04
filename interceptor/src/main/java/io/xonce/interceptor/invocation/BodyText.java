/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The body of a text or bytes message as text, and the message left as it was found. */
public final class BodyText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private BodyText() {}

  /** Without a byte order mark: a parser may ignore it (RFC 8259, 8.1). */
  public static String read(ReceivedMessage received, String expression, int limit)
      throws JMSException {
    return withoutMark(readAll(received, expression, limit));
  }

  static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static String readAll(ReceivedMessage received, String expression, int limit)
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
    throw LOG.bodyOfWrongType(
        received.name(),
        received.consumer(),
        expression,
        message instanceof ObjectMessage ? "ObjectMessage" : "message without a body");
  }

  private static void demandSize(long size, int limit, ReceivedMessage received) {
    if (size > limit) {
      throw LOG.bodyTooLarge(received.name(), received.consumer(), size, limit);
    }
  }

  /** What is malformed is refused: a replacement character would make two keys one. */
  private static String decode(BytesMessage message, String expression, ReceivedMessage received)
      throws JMSException {
    Charset charset = charset(message);
    if (charset == null) {
      throw notText("its charset is not known here", expression, received);
    }
    byte[] bytes = new byte[(int) message.getBodyLength()];
    message.readBytes(bytes);
    message.reset();
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw notText("it is not " + charset.name(), expression, received);
    }
  }

  private static RuntimeException notText(
      String reason, String expression, ReceivedMessage received) {
    return LOG.bodyNotJson(received.name(), received.consumer(), expression, reason);
  }

  /** That which the message names, UTF-8 if it names none, null if it is not known here. */
  static @Nullable Charset charset(Message message) throws JMSException {
    ContentType type = ContentType.of(message);
    if (type == null || type.charset() == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(type.charset());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
