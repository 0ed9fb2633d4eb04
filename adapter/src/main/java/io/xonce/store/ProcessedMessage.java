/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The record of a message that was processed.
 *
 * <p><b>Threads:</b> immutable.
 *
 * @param consumer who processed it
 * @param keyText display text of its key
 * @param messageId message id of the copy that was processed, shortened and escaped; null: it had
 *     none
 * @param sentAt when the sender said it was sent; null: unknown
 * @param processedAt start of the processing transaction by the clock of the database
 */
public record ProcessedMessage(
    String consumer,
    String keyText,
    @Nullable String messageId,
    @Nullable Instant sentAt,
    Instant processedAt) {

  /** Refuses a null where none is allowed. */
  public ProcessedMessage {
    Objects.requireNonNull(consumer, "consumer");
    Objects.requireNonNull(keyText, "keyText");
    Objects.requireNonNull(processedAt, "processedAt");
  }
}
