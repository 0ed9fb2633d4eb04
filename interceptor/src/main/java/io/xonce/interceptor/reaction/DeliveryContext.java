/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.store.ProcessedMessage;
import jakarta.jms.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The delivery that the bean on this thread is called with.
 *
 * @param first the record of the first copy; null if this is the first
 * @param began when this delivery was claimed
 * @param ended whether its transaction has committed
 */
public record DeliveryContext(
    ProcessingAttempt attempt,
    @Nullable ProcessedMessage first,
    Replies replies,
    Instant began,
    boolean ended) {

  private static final ThreadLocal<@Nullable DeliveryContext> CURRENT = new ThreadLocal<>();

  public DeliveryContext(
      ProcessingAttempt attempt, @Nullable ProcessedMessage first, Replies replies) {
    this(attempt, first, replies, Instant.now(), false);
  }

  /** Whether it is that of a message. */
  public boolean isOf(Message message) {
    return attempt.invocation() instanceof ReceivedMessage received
        && received.message() == message;
  }

  /** That of this thread; null if no idempotent bean or method is running on it. */
  public static @Nullable DeliveryContext current() {
    DeliveryContext context = CURRENT.get();
    return context == null || context.ended() ? null : context;
  }

  /** As {@link #current}, and also that of which an effect after the commit runs. */
  public static @Nullable DeliveryContext visible() {
    return CURRENT.get();
  }

  /** For what runs after the commit: it can still be looked at. */
  public DeliveryContext afterCommit() {
    return new DeliveryContext(attempt, first, replies, began, true);
  }

  /** Runs with it, and its trace, on the thread, and puts back what was there: they can nest. */
  public @Nullable Object with(BeanCall bean) throws Exception {
    DeliveryContext before = CURRENT.get();
    CURRENT.set(this);
    try {
      return attempt.trace().around(bean);
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }
}
