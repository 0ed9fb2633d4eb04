/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.store.Fingerprint;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;

/**
 * Takes the body of a message into a fingerprint, and leaves the message as it was found. A body of
 * nothing is the same in every kind of message: which one a client makes of it is its own affair.
 */
public final class PayloadDigest {

  private final Fingerprint.Digest digest;

  private PayloadDigest(Fingerprint.Digest digest) {
    this.digest = digest;
  }

  /**
   * Adds the body. That of an ObjectMessage is not opened, which would run code that the sender
   * chose: it equals itself, as the message it is, and nothing else.
   *
   * @throws io.xonce.XonceException for an ObjectMessage without an id
   */
  public static void add(ReceivedMessage received, Fingerprint.Digest digest) throws JMSException {
    new PayloadDigest(digest).add(received);
  }

  private void add(ReceivedMessage received) throws JMSException {
    Message message = received.message();
    if (message instanceof ObjectMessage) {
      addIdentity(received);
    } else if (message instanceof TextMessage text) {
      new TextDigest(digest).add(text.getText());
    } else if (message instanceof BytesMessage bytes) {
      new TextDigest(digest).add(bytes);
    } else if (message instanceof MapMessage map) {
      addMap(map);
    } else if (message instanceof StreamMessage stream) {
      addStream(stream);
    } else {
      addNothing();
    }
  }

  private void addNothing() {
    new TextDigest(digest).add("");
  }

  private void addIdentity(ReceivedMessage received) {
    List<String> parts = received.identity().parts();
    if (parts.isEmpty()) {
      throw LOG.bodyNotComparable(received.name(), received.consumer());
    }
    digest.add("object");
    parts.forEach(digest::add);
  }

  /** The order of a map's entries is nobody's intent. */
  private void addMap(MapMessage message) throws JMSException {
    List<?> names = Collections.list((Enumeration<?>) message.getMapNames());
    if (names.isEmpty()) {
      addNothing();
      return;
    }
    digest.add("map");
    for (Object name : new TreeSet<>(names)) {
      digest.add(name.toString());
      ComparedValue.add(message.getObject(name.toString()), digest);
    }
  }

  private void addStream(StreamMessage message) throws JMSException {
    int items = 0;
    try {
      while (true) {
        Object item = message.readObject();
        if (items++ == 0) {
          digest.add("stream");
        }
        ComparedValue.add(item, digest);
      }
    } catch (MessageEOFException e) {
      message.reset();
    }
    if (items == 0) {
      addNothing();
    }
  }
}
