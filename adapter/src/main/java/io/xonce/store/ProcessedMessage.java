/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.DisplayText;
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
 * @param fingerprint of its content; null: none was taken
 * @param claimant the attempt that processed it; null: not recorded
 * @param outcome what became of it
 */
public record ProcessedMessage(
    String consumer,
    String keyText,
    @Nullable String messageId,
    @Nullable Instant sentAt,
    Instant processedAt,
    @Nullable Fingerprint fingerprint,
    @Nullable Claimant claimant,
    Outcome outcome) {

  /** Refuses a null where none is allowed. */
  public ProcessedMessage {
    Objects.requireNonNull(consumer, "consumer");
    Objects.requireNonNull(keyText, "keyText");
    Objects.requireNonNull(processedAt, "processedAt");
    Objects.requireNonNull(outcome, "outcome");
  }

  /**
   * Whether the copy that was processed had this message id.
   *
   * @param id of a copy as it came; null: it has none
   */
  public boolean hasMessageId(@Nullable String id) {
    if (id == null || messageId == null) {
      return Objects.equals(id, messageId);
    }
    return id.equals(messageId) || DisplayText.of(id).equals(DisplayText.of(messageId));
  }
}
