/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in a dead-letter queue. Its body is not read, and of its own properties only the names
 * are taken.
 *
 * @param id JMS message id
 * @param ledgerId the id that attempts tell it by: of one that was diverted, that which it had
 *     before; of a message of AMQP, its sender's
 * @param origin name of the queue that it came from; null: not known
 * @param consumer as a diversion of Xonce says; null: none
 * @param sentAt null: not known
 */
record DeadLetter(
    String id,
    String ledgerId,
    @Nullable String origin,
    @Nullable String consumer,
    @Nullable Instant sentAt,
    String type,
    List<String> properties) {

  static DeadLetter of(Message message) throws JMSException {
    String id = message.getJMSMessageID();
    long sent = message.getJMSTimestamp();
    return new DeadLetter(
        id,
        ledgerId(message, id),
        origin(message),
        text(message, "Xonce_consumer"),
        sent == 0 ? null : Instant.ofEpochMilli(sent),
        type(message),
        ownProperties(message));
  }

  private static String ledgerId(Message message, String id) throws JMSException {
    String before = text(message, "Xonce_message_id");
    if (before != null) {
      return before;
    }
    String nativeId = text(message, "NATIVE_MESSAGE_ID");
    return nativeId == null ? id : nativeId;
  }

  private static @Nullable String origin(Message message) throws JMSException {
    String queue = text(message, "_AMQ_ORIG_QUEUE");
    String address = queue == null ? text(message, "_AMQ_ORIG_ADDRESS") : queue;
    return address != null && address.startsWith(Broker.PREFIX)
        ? address.substring(Broker.PREFIX.length())
        : address;
  }

  /** Null also where a sender has given it another type: one letter must not hide the others. */
  private static @Nullable String text(Message message, String name) throws JMSException {
    return message.getObjectProperty(name) instanceof String text ? text : null;
  }

  private static String type(Message message) {
    if (message instanceof TextMessage) {
      return "text";
    }
    if (message instanceof BytesMessage) {
      return "bytes";
    }
    if (message instanceof MapMessage) {
      return "map";
    }
    if (message instanceof StreamMessage) {
      return "stream";
    }
    return message instanceof ObjectMessage ? "object" : "no body";
  }

  private static List<String> ownProperties(Message message) throws JMSException {
    List<String> names = new ArrayList<>();
    for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
      String text = String.valueOf(name);
      if (!text.startsWith("_AMQ") && !text.startsWith("__") && !text.startsWith("JMSX")) {
        names.add(text);
      }
    }
    Collections.sort(names);
    return names;
  }
}
