/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.store.Claimant;
import io.xonce.store.MessageKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run of a handler that has begun; to be given back to the ledger that began it.
 *
 * <p><b>Threads:</b> safe for use by several; it may end in another thread than it began.
 */
public final class Attempt {

  private final MessageKey key;
  private final @Nullable String messageId;
  private final @Nullable Claimant claimant;
  private final boolean held;
  private final long begun = System.nanoTime();
  private volatile @Nullable Ending ending;

  Attempt(MessageKey key, @Nullable String messageId, @Nullable Claimant claimant, boolean held) {
    this.key = key;
    this.messageId = messageId;
    this.claimant = claimant;
    this.held = held;
  }

  /** The key of the message. */
  public MessageKey key() {
    return key;
  }

  @Nullable String messageId() {
    return messageId;
  }

  /** What the record of the key is to tell of it; null: nothing, the ledger is off. */
  public @Nullable Claimant claimant() {
    return claimant;
  }

  /** Whether it is of the next delivery of the same message. */
  boolean follows(Attempt other) {
    Claimant earlier = other.claimant;
    return earlier != null && follows(other.messageId, earlier.deliveryCount());
  }

  boolean follows(@Nullable String otherMessageId, int otherDeliveryCount) {
    return claimant != null
        && claimant.deliveryCount() == otherDeliveryCount + 1
        && Objects.equals(messageId, otherMessageId);
  }

  /** Whether the ledger keeps it in memory. */
  boolean isHeld() {
    return held;
  }

  /** By {@link System#nanoTime()}. */
  long begun() {
    return begun;
  }

  @Nullable Ending ending() {
    return ending;
  }

  void end(Ending ending) {
    this.ending = ending;
  }
}
