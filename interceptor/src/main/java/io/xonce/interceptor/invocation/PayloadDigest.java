/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import io.xonce.store.Fingerprint;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of a body, and the message left as it was found. It is read in chunks, so that
 * nothing here holds a large body whole.
 */
public final class PayloadDigest {

  private static final int CHUNK = 8192;

  private final Fingerprint.Digest digest = Fingerprint.digest();

  private PayloadDigest() {}

  /** Null for an ObjectMessage: reading it would run code that the sender chose. */
  public static @Nullable Fingerprint of(Message message) throws JMSException {
    if (message instanceof ObjectMessage) {
      return null;
    }
    PayloadDigest payload = new PayloadDigest();
    payload.add(message);
    return payload.digest.finish();
  }

  private void add(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      addText(text.getText());
    } else if (message instanceof BytesMessage bytes) {
      addBytes(bytes);
    } else if (message instanceof MapMessage map) {
      addMap(map);
    } else if (message instanceof StreamMessage stream) {
      addStream(stream);
    } else {
      digest.add("none");
    }
  }

  /** Text and its UTF-8 bytes are one payload: bridges turn one into the other. */
  private void addText(@Nullable String text) {
    digest.add("bytes");
    String body = text == null ? "" : text;
    for (int i = 0; i < body.length(); ) {
      int end = Math.min(body.length(), i + CHUNK);
      if (end < body.length() && Character.isHighSurrogate(body.charAt(end - 1))) {
        end++;
      }
      byte[] chunk = body.substring(i, end).getBytes(StandardCharsets.UTF_8);
      digest.add(chunk, 0, chunk.length);
      i = end;
    }
  }

  private void addBytes(BytesMessage message) throws JMSException {
    digest.add("bytes");
    byte[] chunk = new byte[CHUNK];
    for (int read = message.readBytes(chunk); read > 0; read = message.readBytes(chunk)) {
      digest.add(chunk, 0, read);
    }
    message.reset();
  }

  /** The order of a map's entries is nobody's intent. */
  private void addMap(MapMessage message) throws JMSException {
    digest.add("map");
    List<?> names = Collections.list((Enumeration<?>) message.getMapNames());
    for (Object name : new TreeSet<>(names)) {
      digest.add(name.toString());
      addValue(message.getObject(name.toString()));
    }
  }

  private void addStream(StreamMessage message) throws JMSException {
    digest.add("stream");
    try {
      while (true) {
        addValue(message.readObject());
      }
    } catch (MessageEOFException e) {
      message.reset();
    }
  }

  /** 1 as a number and "1" as a string are two values. */
  private void addValue(@Nullable Object value) {
    if (value == null) {
      digest.add((String) null);
    } else if (value instanceof byte[] bytes) {
      digest.add("byte[" + bytes.length + "]");
      digest.add(bytes, 0, bytes.length);
    } else {
      digest.add(value.getClass().getSimpleName());
      digest.add(value.toString());
    }
  }
}
