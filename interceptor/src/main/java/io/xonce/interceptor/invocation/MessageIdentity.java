/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import io.xonce.interceptor.log.Printable;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What makes a message the same at each of its deliveries. That is its JMS message id, but for one
 * that came by AMQP: the broker makes up another JMS id at each hand-out, and puts the sender's id
 * beside it. One that was diverted, and is moved back, is what it was.
 *
 * @param parts identify the message; none if it has no id that stays
 * @param text the same for people, made printable, since senders choose it; where there is no id,
 *     what else of the message stays; null if nothing does
 * @param jmsId what the bean sees as JMSMessageID, made printable
 * @param moved whether it was diverted before
 */
public record MessageIdentity(
    List<String> parts, @Nullable String text, @Nullable String jmsId, boolean moved) {

  /** The message-id of the AMQP properties, as Artemis converts it for other clients. */
  static final String NATIVE_ID = "NATIVE_MESSAGE_ID";

  /** Of most of these; a sender's own text that begins as JMS ids do is left as it is. */
  private static final String AMQP = "ID:AMQP_";

  /** By which the broker knows the connection that sent. */
  private static final String CONNECTION = "__AMQ_CID";

  /** Ids that merely count: two producers have the same ones, and so has one that starts anew. */
  private static final Pattern COUNT =
      Pattern.compile("ID:AMQP_(ULONG:.*|NO_PREFIX:\\d{1,20}|BINARY:[0-9A-F]{0,16})");

  /** Of a message that cannot be read. */
  static final MessageIdentity UNKNOWN = new MessageIdentity(List.of(), null, null, false);

  /** The identity of a message. */
  public static MessageIdentity of(Message message) throws JMSException {
    String jmsId = message.getJMSMessageID();
    List<String> kept = KeptIdentity.in(message);
    if (!kept.isEmpty()) {
      return of(kept, jmsId, true);
    }
    Object id = message.getObjectProperty(NATIVE_ID);
    if (id != null) {
      return of(partsOf(id.toString(), message), jmsId, false);
    }
    return jmsId == null
        ? new MessageIdentity(List.of(), traces(message), null, false)
        : of(List.of(jmsId), jmsId, false);
  }

  private static MessageIdentity of(List<String> parts, @Nullable String jmsId, boolean moved) {
    return new MessageIdentity(
        parts, Printable.of(String.join(" ", parts)), Printable.of(jmsId), moved);
  }

  private static List<String> partsOf(String id, Message message) throws JMSException {
    List<String> parts = new ArrayList<>();
    parts.add(id);
    if (COUNT.matcher(id).matches()) {
      Object user = message.getObjectProperty("JMSXUserID");
      if (user != null) {
        parts.add("by " + user);
      }
      Instant sent = SendTime.stamped(message);
      if (sent != null) {
        parts.add("sent " + sent);
      }
    }
    return List.copyOf(parts);
  }

  /**
   * Enough to see a message again among its copies, not to tell it from every other. Of a STOMP
   * message the broker keeps no connection.
   */
  private static @Nullable String traces(Message message) throws JMSException {
    Instant sent = SendTime.stamped(message);
    if (sent == null) {
      return null;
    }
    Object connection = message.getObjectProperty(CONNECTION);
    String over = connection == null ? "" : " over connection " + connection;
    return Printable.of("without id, sent " + sent + over);
  }

  /** Whether an id that was kept is surely not the JMS message id. */
  public static boolean isNative(@Nullable String text) {
    return text != null && text.startsWith(AMQP);
  }

  /** Tells each time that it is moved back from the others; none if it has no id that stays. */
  public List<String> perMove() {
    return moved && jmsId != null
        ? Stream.concat(parts.stream(), Stream.of(jmsId)).toList()
        : parts;
  }

  /** The id that a reply is correlated to; null if there is none. */
  public @Nullable String reply() {
    return parts.isEmpty() ? null : parts.get(0);
  }

  /** For people who look for it in the log of the bean, too. */
  public String described() {
    if (text == null) {
      return "without id";
    }
    return jmsId == null || jmsId.equals(text) ? text : text + " (JMSMessageID " + jmsId + ")";
  }
}
