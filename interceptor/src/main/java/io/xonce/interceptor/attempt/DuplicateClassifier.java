/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import io.xonce.DuplicateCause;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.Provenance;
import io.xonce.store.Claim;
import io.xonce.store.ProcessedMessage;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells one copy of a message from another.
 *
 * @param deliveryCount the broker's count, 1 or more
 * @param provenance how it came into its queue
 */
public record DuplicateClassifier(
    @Nullable String messageId,
    @Nullable Instant sentAt,
    int deliveryCount,
    Provenance provenance) {

  public static DuplicateClassifier of(Invocation invocation) {
    return new DuplicateClassifier(
        invocation.messageId(),
        invocation.sentAt(),
        invocation.deliveryCount(),
        invocation.provenance());
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
      return deliveryCount > 1 ? DuplicateCause.REDELIVERED : causeOfFirstDelivery();
    }
    return sentAt != null && sentAt.isBefore(first.processedAt())
        ? DuplicateCause.CONCURRENT
        : DuplicateCause.RESENT;
  }

  private DuplicateCause causeOfFirstDelivery() {
    return switch (provenance) {
      case SENT -> DuplicateCause.REDELIVERED;
      case MOVED -> DuplicateCause.REPLAYED;
      case DIVERTED -> DuplicateCause.COPIED;
    };
  }

  /** Without ids only a second delivery shows that it is the same message. */
  boolean isSameMessage(ProcessedMessage first) {
    return first.hasMessageId(messageId) && (messageId != null || deliveryCount > 1);
  }
}
