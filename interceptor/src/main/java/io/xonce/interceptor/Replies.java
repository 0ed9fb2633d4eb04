/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.OnDuplicate;
import io.xonce.store.StoredReply;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/** The replies of one consumer: sent in the transaction, stored if a copy is to get them too. */
final class Replies {

  private final Courier courier;
  private final Claims claims;
  private final @Nullable Destination fixed;
  private final boolean fromHeader;
  private final boolean stored;

  private Replies(
      Courier courier,
      Claims claims,
      @Nullable Destination fixed,
      boolean fromHeader,
      boolean stored) {
    this.courier = courier;
    this.claims = claims;
    this.fixed = fixed;
    this.fromHeader = fromHeader;
    this.stored = stored;
  }

  static Replies of(Settings settings, Courier courier, Claims claims) {
    Policy policy = settings.policy();
    boolean stored = policy.onDuplicate() == OnDuplicate.REPLAY && settings.mode() == Mode.ENFORCE;
    return new Replies(courier, claims, fixed(settings), policy.repliesToHeader(), stored);
  }

  private static @Nullable Destination fixed(Settings settings) {
    Policy policy = settings.policy();
    return policy.replyTo().isEmpty() || policy.repliesToHeader()
        ? null
        : MessageReactions.destination(policy.replyTo(), settings.consumer(), "replyTo");
  }

  /** Answers the request in hand for the first time. */
  void reply(Arrival arrival, StoredReply reply) {
    Destination to = destination(arrival);
    if (to == null || !arrival.replies()) {
      throw LOG.noReply(
          arrival.incoming().name(),
          arrival.incoming().consumer(),
          to == null
              ? "there is no destination for it; set replyTo, or have the requester set JMSReplyTo"
              : "it has one already; a request has one reply");
    }
    if (stored) {
      claims.save(arrival, reply);
    }
    send(arrival, to, reply);
  }

  /** Answers a copy of the request as the first was answered; a copy that wants none gets none. */
  void replay(Arrival arrival) {
    Destination to = destination(arrival);
    if (to != null) {
      claims.reply(arrival).ifPresent(reply -> send(arrival, to, reply));
    }
  }

  private @Nullable Destination destination(Arrival arrival) {
    try {
      return fromHeader ? message(arrival).getJMSReplyTo() : fixed;
    } catch (JMSException e) {
      return null;
    }
  }

  private void send(Arrival arrival, Destination to, StoredReply reply) {
    courier.send(
        arrival,
        to,
        context -> {
          Message message = ReplyFormat.message(context, reply);
          message.setJMSCorrelationID(correlation(message(arrival)));
          return message;
        });
  }

  /** The requester's own id of the conversation if it has one, else the id of its message. */
  private static @Nullable String correlation(Message request) throws JMSException {
    String id = request.getJMSCorrelationID();
    return id == null ? request.getJMSMessageID() : id;
  }

  private static Message message(Arrival arrival) {
    return ((Received) arrival.incoming()).message();
  }
}
