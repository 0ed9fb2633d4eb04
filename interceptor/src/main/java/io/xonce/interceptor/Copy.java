/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.DuplicateCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What tells one copy of a message from another.
 *
 * @param deliveryCount the broker's count, 1 or more
 * @param moved whether the broker made it out of a message of another queue
 */
record Copy(
    @Nullable String messageId, @Nullable Instant sentAt, int deliveryCount, boolean moved) {

  /**
   * Why this copy came after the one that was processed.
   *
   * @param firstId message id of that one
   * @param processedAt when its transaction began
   */
  DuplicateCause causeAfter(@Nullable String firstId, Instant processedAt) {
    if (isSameMessage(firstId)) {
      return moved && deliveryCount == 1 ? DuplicateCause.REPLAYED : DuplicateCause.REDELIVERED;
    }
    return sentAt != null && sentAt.isBefore(processedAt)
        ? DuplicateCause.CONCURRENT
        : DuplicateCause.RESENT;
  }

  /** Without ids only a second delivery shows that it is the same message. */
  private boolean isSameMessage(@Nullable String firstId) {
    return messageId == null ? firstId == null && deliveryCount > 1 : messageId.equals(firstId);
  }
}
