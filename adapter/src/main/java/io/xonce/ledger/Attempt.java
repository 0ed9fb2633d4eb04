/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.store.MessageKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a handler that has begun; to be given back to the ledger that began it.
 *
 * <p><b>Threads:</b> safe for use by several; it may end in another thread than it began.
 */
public final class Attempt {

  private final @Nullable UUID id;
  private final MessageKey key;
  private final @Nullable String messageId;
  private final int deliveryCount;
  private final @Nullable String transactionId;
  private final long begun = System.nanoTime();
  private volatile @Nullable Ending ending;

  Attempt(
      @Nullable UUID id,
      MessageKey key,
      @Nullable String messageId,
      int deliveryCount,
      @Nullable String transactionId) {
    this.id = id;
    this.key = key;
    this.messageId = messageId;
    this.deliveryCount = deliveryCount;
    this.transactionId = transactionId;
  }

  /** Its id in the ledger; null: not recorded, because the ledger is off, full, or closed. */
  public @Nullable UUID id() {
    return id;
  }

  /** The key of the message. */
  public MessageKey key() {
    return key;
  }

  @Nullable String messageId() {
    return messageId;
  }

  int deliveryCount() {
    return deliveryCount;
  }

  @Nullable String transactionId() {
    return transactionId;
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
