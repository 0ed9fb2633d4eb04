/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import io.xonce.DuplicateCause;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.store.Claim;
import io.xonce.store.ProcessedMessage;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells one copy of a message from another.
 *
 * @param deliveryCount the broker's count, 1 or more
 * @param moved whether the broker made it out of a message of another queue
 */
public record DuplicateClassifier(
    @Nullable String messageId, @Nullable Instant sentAt, int deliveryCount, boolean moved) {

  public static DuplicateClassifier of(Invocation invocation) {
    return new DuplicateClassifier(
        invocation.messageId(),
        invocation.sentAt(),
        invocation.deliveryCount(),
        invocation.isMoved());
  }

  /** Why it came although its key was known; null if it is the first. */
  public @Nullable DuplicateCause causeOf(Claim claim) {
    return switch (claim.verdict()) {
      case FIRST -> null;
      case DUPLICATE -> causeAfter(Objects.requireNonNull(claim.first()));
      case CONFLICT -> DuplicateCause.CONFLICT;
      case STALE -> DuplicateCause.STALE;
    };
  }

  private DuplicateCause causeAfter(ProcessedMessage first) {
    if (isSameMessage(first)) {
      return moved && deliveryCount == 1 ? DuplicateCause.REPLAYED : DuplicateCause.REDELIVERED;
    }
    return sentAt != null && sentAt.isBefore(first.processedAt())
        ? DuplicateCause.CONCURRENT
        : DuplicateCause.RESENT;
  }

  /** Without ids only a second delivery shows that it is the same message. */
  private boolean isSameMessage(ProcessedMessage first) {
    return first.hasMessageId(messageId) && (messageId != null || deliveryCount > 1);
  }
}
