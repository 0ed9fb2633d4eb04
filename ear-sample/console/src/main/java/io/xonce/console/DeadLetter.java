/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import jakarta.ws.rs.core.Response.Status;
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
 * @param id by which the broker finds it; null: it has none, as what STOMP and MQTT send
 * @param ledgerId the id that attempts tell it by: of one that was diverted, that which it had
 *     before; of a message of AMQP, its sender's; null: it has none
 * @param origin name of the queue that it says it came from; null: it says none
 * @param consumer as a diversion of Xonce says; null: none
 * @param sentAt null: not known
 */
record DeadLetter(
    @Nullable String id,
    @Nullable String ledgerId,
    @Nullable String origin,
    @Nullable String consumer,
    @Nullable Instant sentAt,
    String type,
    List<String> properties) {

  /** Why nothing is done with one that has no id. */
  static final String NAMELESS =
      "It has no message id, so that nobody can tell the broker which one is meant: move it at the"
          + " broker itself";

  static DeadLetter of(Message message) throws JMSException {
    String id = id(message);
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

  /**
   * A copy that a diversion of Xonce has made of a message of AMQP has the properties of that, and
   * is none; and only the broker itself says which encoding the original had.
   */
  private static @Nullable String id(Message message) throws JMSException {
    String jmsId = message.getJMSMessageID();
    String nativeId = text(message, "NATIVE_MESSAGE_ID");
    return nativeId == null
            || text(message, "Xonce_message_id") != null
            || message.getObjectProperty("JMS_AMQP_ORIGINAL_ENCODING") == null
        ? jmsId
        : LetterId.ofAmqp(jmsId, nativeId);
  }

  /** Its id; refuses with 409 if it has none. */
  String demandId() {
    if (id == null) {
      throw Refusal.of(Status.CONFLICT, NAMELESS);
    }
    return id;
  }

  private static @Nullable String ledgerId(Message message, @Nullable String id)
      throws JMSException {
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
