/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.OnDuplicate;
import io.xonce.interceptor.attempt.KeyClaims;
import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.MessageIdentity;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.settings.Mode;
import io.xonce.interceptor.settings.Policy;
import io.xonce.interceptor.settings.Settings;
import io.xonce.store.StoredReply;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/** The replies of one consumer: sent in the transaction, stored if a copy is to get them too. */
public final class Replies {

  private final TransactedSender sender;
  private final KeyClaims claims;
  private final @Nullable Destination fixed;
  private final boolean fromHeader;
  private final boolean stored;

  private Replies(
      TransactedSender sender,
      KeyClaims claims,
      @Nullable Destination fixed,
      boolean fromHeader,
      boolean stored) {
    this.sender = sender;
    this.claims = claims;
    this.fixed = fixed;
    this.fromHeader = fromHeader;
    this.stored = stored;
  }

  public static Replies of(Settings settings, TransactedSender sender, KeyClaims claims) {
    Policy policy = settings.policy();
    boolean stored = policy.onDuplicate() == OnDuplicate.REPLAY && settings.mode() == Mode.ENFORCE;
    return new Replies(sender, claims, fixed(settings), policy.repliesToHeader(), stored);
  }

  private static @Nullable Destination fixed(Settings settings) {
    Policy policy = settings.policy();
    return policy.replyTo().isEmpty() || policy.repliesToHeader()
        ? null
        : MessageReactions.destination(policy.replyTo(), settings.consumer(), "replyTo");
  }

  /** Answers the request in hand for the first time. */
  public void reply(ProcessingAttempt attempt, StoredReply reply) {
    Destination to = destination(attempt);
    if (to == null || !attempt.replies()) {
      throw LOG.noReply(
          attempt.invocation().name(),
          attempt.invocation().consumer(),
          to == null
              ? "there is no destination for it; set replyTo, or have the requester set JMSReplyTo"
              : "it has one already; a request has one reply");
    }
    if (stored) {
      claims.save(attempt, reply);
    }
    send(attempt, to, reply);
  }

  /** Answers a copy of the request as the first was answered; a copy that wants none gets none. */
  void replay(ProcessingAttempt attempt) {
    Destination to = destination(attempt);
    if (to != null) {
      claims.reply(attempt).ifPresent(reply -> send(attempt, to, reply));
    }
  }

  private @Nullable Destination destination(ProcessingAttempt attempt) {
    try {
      return fromHeader ? message(attempt).getJMSReplyTo() : fixed;
    } catch (JMSException e) {
      return null;
    }
  }

  private void send(ProcessingAttempt attempt, Destination to, StoredReply reply) {
    sender.send(
        attempt,
        to,
        context -> {
          Message message = ReplyFormat.message(context, reply);
          message.setJMSCorrelationID(correlation(attempt));
          return message;
        });
  }

  /** The requester's own id of the conversation if it has one, else the id of its message. */
  private static @Nullable String correlation(ProcessingAttempt attempt) throws JMSException {
    Message request = message(attempt);
    String id = request.getJMSCorrelationID();
    return id == null ? MessageIdentity.of(request).reply() : id;
  }

  private static Message message(ProcessingAttempt attempt) {
    return ((ReceivedMessage) attempt.invocation()).message();
  }
}
