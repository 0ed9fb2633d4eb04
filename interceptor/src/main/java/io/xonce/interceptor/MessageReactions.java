/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import jakarta.jms.Destination;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The reactions of a message-driven bean. */
final class MessageReactions {

  private MessageReactions() {}

  static Reactions of(Settings settings, Claims claims) {
    Policy policy = settings.policy();
    Courier courier = new Courier(settings.connectionFactory());
    Replies replies = Replies.of(settings, courier, claims);
    Reaction proceed = Reactions.proceed(replies);
    Diversion diversion = diversion(settings, courier);
    return new Reactions(
        proceed,
        switch (policy.onDuplicate()) {
          case SKIP -> Reactions.ACKNOWLEDGE;
          case REPLAY -> replay(replies);
          case DIVERT -> divert(diversion, "DUPLICATE");
          case FAIL -> Reactions::failOnDuplicate;
          case PROCEED -> proceed;
        },
        switch (policy.onConflict()) {
          case SKIP -> Reactions.ACKNOWLEDGE;
          case DIVERT -> divert(diversion, "CONFLICT");
          case FAIL -> Reactions::failOnConflict;
        },
        divert(diversion, "STALE"),
        divert(diversion, "REJECTED"));
  }

  static Destination destination(String name, String consumer, String member) {
    try {
      return Jndi.await(name, Destination.class);
    } catch (NamingException e) {
      throw LOG.destinationNotFound(member, name, consumer, e);
    }
  }

  private static @Nullable Diversion diversion(Settings settings, Courier courier) {
    String name = settings.policy().divertTo();
    return name.isEmpty()
        ? null
        : new Diversion(courier, destination(name, settings.consumer(), "divertTo"));
  }

  private static Reaction replay(Replies replies) {
    return (arrival, first, bean) -> {
      replies.replay(arrival);
      return null;
    };
  }

  /** What would be diverted and has nowhere to go is acknowledged: a rejected message only. */
  private static Reaction divert(@Nullable Diversion diversion, String cause) {
    if (diversion == null) {
      return Reactions.ACKNOWLEDGE;
    }
    return (arrival, first, bean) -> {
      diversion.divert(arrival, cause, first);
      return null;
    };
  }
}
