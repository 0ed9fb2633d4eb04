/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.OnUnreadable;
import io.xonce.interceptor.attempt.KeyClaims;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.server.Jndi;
import io.xonce.interceptor.settings.Policy;
import io.xonce.interceptor.settings.Settings;
import jakarta.jms.Destination;
import java.util.List;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The reactions of a message-driven bean. */
public final class MessageReactions {

  private MessageReactions() {}

  public static Reactions of(Settings settings, KeyClaims claims) {
    Policy policy = settings.policy();
    TransactedSender sender = new TransactedSender(settings.connectionFactory());
    Replies replies = Replies.of(settings, sender, claims);
    Reaction proceed = Reactions.proceed(replies);
    Diversion diversion = diversion(settings, sender);
    return new Reactions(
        proceed,
        switch (policy.onDuplicate()) {
          case SKIP -> Reactions.ACKNOWLEDGE;
          case REPLAY -> once(claims, replay(replies));
          case DIVERT -> once(claims, divert(diversion, "DUPLICATE"));
          case FAIL -> Reactions::failOnDuplicate;
          case PROCEED -> proceed;
        },
        switch (policy.onConflict()) {
          case SKIP -> Reactions.ACKNOWLEDGE;
          case DIVERT -> once(claims, divert(diversion, "CONFLICT"));
          case FAIL -> Reactions::failOnConflict;
        },
        once(claims, divert(diversion, "STALE")),
        divert(diversion, "REJECTED"),
        policy.onUnreadable() == OnUnreadable.DIVERT
            ? divert(diversion, "UNREADABLE")
            : Reactions::failOnUnreadable);
  }

  static Destination destination(String name, String consumer, String member) {
    try {
      return Jndi.await(name, Destination.class);
    } catch (NamingException e) {
      throw LOG.destinationNotFound(member, name, consumer, e);
    }
  }

  private static @Nullable Diversion diversion(Settings settings, TransactedSender sender) {
    String name = settings.policy().divertTo();
    return name.isEmpty()
        ? null
        : new Diversion(sender, destination(name, settings.consumer(), "divertTo"));
  }

  private static Reaction replay(Replies replies) {
    return (attempt, first, bean) -> {
      replies.replay(attempt);
      return null;
    };
  }

  /**
   * What is sent about a copy leaves once. One that is acknowledged after the commit may be
   * delivered again although that was done, and the record that it meets is not its own: so it gets
   * one. What is moved back is done with once more.
   */
  private static Reaction once(KeyClaims claims, Reaction reaction) {
    return (attempt, first, bean) -> {
      ReceivedMessage received = (ReceivedMessage) attempt.invocation();
      List<String> id = received.identity().perMove();
      boolean mayComeAgain = received.isAcknowledgedLater() && !id.isEmpty();
      return !mayComeAgain || claims.claimCopy(attempt, id)
          ? reaction.to(attempt, first, bean)
          : null;
    };
  }

  /** What would be diverted and has nowhere to go is acknowledged: a rejected message only. */
  private static Reaction divert(@Nullable Diversion diversion, String cause) {
    if (diversion == null) {
      return Reactions.ACKNOWLEDGE;
    }
    return (attempt, first, bean) -> {
      diversion.divert(attempt, cause, first);
      return null;
    };
  }
}
