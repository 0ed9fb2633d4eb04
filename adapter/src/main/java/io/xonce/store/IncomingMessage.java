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
 */
public record IncomingMessage(
    MessageKey key, @Nullable String messageId, @Nullable Instant sentAt) {

  /** Refuses a null key. */
  public IncomingMessage {
    Objects.requireNonNull(key, "key");
  }
}
