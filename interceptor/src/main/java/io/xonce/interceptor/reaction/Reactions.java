/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.store.Claim;
import io.xonce.store.ProcessedMessage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer does about each answer of the store.
 *
 * @param rejected about a message whose last attempt ended in a terminal exception
 * @param unreadable about a message without a key
 */
public record Reactions(
    Reaction first,
    Reaction duplicate,
    Reaction conflict,
    Reaction stale,
    Reaction rejected,
    Reaction unreadable) {

  static final Reaction ACKNOWLEDGE = (attempt, first, bean) -> null;

  /**
   * The reaction to the answer of the store.
   *
   * @param claim null if there is no key to claim
   */
  public Reaction to(ProcessingAttempt attempt, @Nullable Claim claim) {
    if (claim == null) {
      return unreadable;
    }
    return switch (claim.verdict()) {
      case FIRST -> attempt.isRejected() ? rejected : first;
      case DUPLICATE -> attempt.lacksOnlyItsAcknowledgement(claim) ? ACKNOWLEDGE : duplicate;
      case CONFLICT -> conflict;
      case STALE -> stale;
    };
  }

  /** Calls the bean. */
  static Reaction proceed(Replies replies) {
    return (attempt, first, bean) -> new DeliveryContext(attempt, first, replies).with(bean);
  }

  static @Nullable Object failOnUnreadable(
      ProcessingAttempt attempt, @Nullable ProcessedMessage first, BeanCall bean) {
    throw Objects.requireNonNull(attempt.unreadable(), "why it has no key");
  }

  static @Nullable Object failOnDuplicate(
      ProcessingAttempt attempt, @Nullable ProcessedMessage first, BeanCall bean) {
    Invocation invocation = attempt.invocation();
    throw LOG.duplicate(
        invocation.name(),
        invocation.consumer(),
        attempt.key().text(),
        of(first),
        invocation.whenRefused());
  }

  static @Nullable Object failOnConflict(
      ProcessingAttempt attempt, @Nullable ProcessedMessage first, BeanCall bean) {
    Invocation invocation = attempt.invocation();
    throw LOG.conflict(
        invocation.name(),
        invocation.consumer(),
        attempt.key().text(),
        of(first),
        invocation instanceof MethodCall ? "other arguments" : "another payload",
        invocation.whenRefused());
  }

  /** When and as which message; calls have none. */
  private static String of(@Nullable ProcessedMessage first) {
    ProcessedMessage record = Objects.requireNonNull(first, "the record that was met");
    String message = record.messageId();
    return "at " + record.processedAt() + (message == null ? "" : " as message " + message);
  }
}
