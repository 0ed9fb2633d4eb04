/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.store.Claim;
import io.xonce.store.ProcessedMessage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer does about each answer of the store.
 *
 * @param rejected about a message whose last attempt ended in a terminal exception
 * @param unreadable about a message without a key; null: it is refused
 */
public record Reactions(
    Reaction first,
    Reaction duplicate,
    Reaction conflict,
    Reaction stale,
    Reaction rejected,
    @Nullable Reaction unreadable) {

  static final Reaction ACKNOWLEDGE = (attempt, first, bean) -> null;

  /**
   * The reaction to the answer of the store.
   *
   * @param claim null if there is no key to claim
   */
  public Reaction to(ProcessingAttempt attempt, @Nullable Claim claim) {
    if (claim == null) {
      return Objects.requireNonNull(unreadable, "refused before");
    }
    return switch (claim.verdict()) {
      case FIRST -> attempt.isRejected() ? rejected : first;
      case DUPLICATE -> duplicate;
      case CONFLICT -> conflict;
      case STALE -> stale;
    };
  }

  /** Calls the bean. */
  static Reaction proceed(Replies replies) {
    return (attempt, first, bean) -> new DeliveryContext(attempt, first, replies).with(bean);
  }

  static @Nullable Object failOnDuplicate(
      ProcessingAttempt attempt, @Nullable ProcessedMessage first, BeanCall bean) {
    throw LOG.duplicate(
        attempt.invocation().name(),
        attempt.invocation().consumer(),
        attempt.key().text(),
        String.valueOf(first == null ? null : first.processedAt()),
        originOf(first),
        attempt.invocation().whenRefused());
  }

  static @Nullable Object failOnConflict(
      ProcessingAttempt attempt, @Nullable ProcessedMessage first, BeanCall bean) {
    throw LOG.conflict(
        attempt.invocation().name(),
        attempt.invocation().consumer(),
        attempt.key().text(),
        String.valueOf(first == null ? null : first.processedAt()),
        originOf(first),
        attempt.invocation() instanceof MethodCall ? "other arguments" : "another payload",
        attempt.invocation().whenRefused());
  }

  /** Calls have no message. */
  private static String originOf(@Nullable ProcessedMessage first) {
    String message = first == null ? null : first.messageId();
    return message == null ? "" : " as message " + message;
  }
}
