/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import io.xonce.interceptor.attempt.KeyClaims;
import io.xonce.interceptor.settings.Settings;

/** The reactions of a method. */
public final class MethodReactions {

  private MethodReactions() {}

  public static Reactions of(Settings settings, MethodResults results, KeyClaims claims) {
    Reaction proceed =
        Reactions.proceed(
            Replies.of(settings, new TransactedSender(settings.connectionFactory()), claims));
    return new Reactions(
        (attempt, first, bean) -> {
          Object result = proceed.to(attempt, first, bean);
          if (attempt.transaction().running().isActive()) {
            results.save(attempt, result);
          }
          return result;
        },
        switch (settings.policy().onDuplicate()) {
          case SKIP, REPLAY -> (attempt, first, bean) -> results.replay(attempt);
          case FAIL -> Reactions::failOnDuplicate;
          case PROCEED -> proceed;
          case DIVERT -> throw new IllegalStateException("Passed the check of the declaration");
        },
        Reactions::failOnConflict,
        Reactions.ACKNOWLEDGE,
        Reactions.ACKNOWLEDGE,
        Reactions::failOnUnreadable);
  }
}
