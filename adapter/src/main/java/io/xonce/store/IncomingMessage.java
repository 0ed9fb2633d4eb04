/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a claim records of a message.
 *
 * <p><b>Threads:</b> immutable.
 *
 * @param key its identity
 * @param messageId the broker's message id, for people; null: none. Stored like {@link
 *     MessageKey#text()}: shortened and escaped, never refused
 * @param sentAt when the sender says it was sent; null: unknown. Stored to the microsecond; a time
 *     outside the years 1 to 9999 is stored as unknown
 * @param fingerprint of its content, to tell a duplicate from a conflict; null: not compared
 * @param claimant the attempt that processes it; null: not to be recorded
 * @param outcome what the record says became of it
 */
public record IncomingMessage(
    MessageKey key,
    @Nullable String messageId,
    @Nullable Instant sentAt,
    @Nullable Fingerprint fingerprint,
    @Nullable Claimant claimant,
    Outcome outcome) {

  /** Refuses a null where none is allowed. */
  public IncomingMessage {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(outcome, "outcome");
  }

  /**
   * A message to be processed, without fingerprint and claimant.
   *
   * @param key its identity
   * @param messageId the broker's message id; null: none
   * @param sentAt when the sender says it was sent; null: unknown
   */
  public IncomingMessage(MessageKey key, @Nullable String messageId, @Nullable Instant sentAt) {
    this(key, messageId, sentAt, null, null, Outcome.COMMITTED);
  }
}
