/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.OnDuplicate;
import io.xonce.interceptor.attempt.KeyClaims;
import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.settings.Mode;
import io.xonce.interceptor.settings.Policy;
import io.xonce.interceptor.settings.Settings;
import io.xonce.store.StoredReply;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
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
    List<TransactedSender.Address> to = addresses(attempt);
    if (to.isEmpty() || !attempt.replies()) {
      throw LOG.noReply(
          attempt.invocation().name(),
          attempt.invocation().consumer(),
          to.isEmpty()
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
    List<TransactedSender.Address> to = addresses(attempt);
    if (!to.isEmpty()) {
      claims.reply(attempt).ifPresent(reply -> send(attempt, to, reply));
    }
  }

  private List<TransactedSender.Address> addresses(ProcessingAttempt attempt) {
    if (fixed != null) {
      return List.of(context -> fixed);
    }
    try {
      return fromHeader ? ReplyAddress.of(message(attempt)) : List.of();
    } catch (JMSException e) {
      LOG.debugf(e, "%s names no destination that can be read", attempt.invocation().name());
      return List.of();
    }
  }

  /** A requester that is gone does not undo what was done for it; a queue of ours must be there. */
  private void send(
      ProcessingAttempt attempt, List<TransactedSender.Address> to, StoredReply reply) {
    TransactedSender.Letter letter = context -> letter(context, attempt, reply);
    if (fixed != null) {
      sender.send(attempt, fixed, letter);
    } else if (to.stream().noneMatch(each -> sender.sendIfThere(attempt, each, letter))) {
      LOG.requesterGone(
          attempt.invocation().name(),
          attempt.invocation().consumer(),
          attempt.key().text(),
          stored ? "The reply is stored, and a copy of the request gets it." : "No copy gets it.");
    }
  }

  private static Message letter(JMSContext context, ProcessingAttempt attempt, StoredReply reply)
      throws JMSException {
    Message message = ReplyFormat.message(context, reply);
    ReplyAddress.correlate(message, message(attempt));
    return message;
  }

  private static Message message(ProcessingAttempt attempt) {
    return ((ReceivedMessage) attempt.invocation()).message();
  }
}
