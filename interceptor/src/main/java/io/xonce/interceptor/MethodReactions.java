/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

/** The reactions of a method. */
final class MethodReactions {

  private MethodReactions() {}

  static Reactions of(Settings settings, Results results, Claims claims) {
    Reaction proceed =
        Reactions.proceed(Replies.of(settings, new Courier(settings.connectionFactory()), claims));
    return new Reactions(
        (arrival, first, bean) -> {
          Object result = proceed.to(arrival, first, bean);
          results.save(arrival, result);
          return result;
        },
        switch (settings.policy().onDuplicate()) {
          case SKIP, REPLAY -> (arrival, first, bean) -> results.replay(arrival);
          case FAIL -> Reactions::failOnDuplicate;
          case PROCEED -> proceed;
          case DIVERT -> throw new IllegalStateException("Passed the check of the declaration");
        },
        Reactions::failOnConflict,
        Reactions.ACKNOWLEDGE,
        Reactions.ACKNOWLEDGE);
  }
}
