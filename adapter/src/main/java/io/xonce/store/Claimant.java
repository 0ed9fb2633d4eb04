/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The attempt that claims a key. The record keeps it, and the record is there exactly if the
 * attempt committed: so of that attempt nothing more need be written.
 *
 * <p><b>Threads:</b> immutable.
 *
 * @param attempt id of the attempt
 * @param deliveryCount how often the broker has delivered the message, this time included; 0 if it
 *     does not count
 * @param node where it runs, printable, at most 200 characters
 * @param transactionId of the transaction it runs in, for people; null: unknown. Stored like {@link
 *     MessageKey#text()}: shortened and escaped, never refused
 */
public record Claimant(
    UUID attempt, int deliveryCount, String node, @Nullable String transactionId) {

  /** Refuses a null where none is allowed. */
  public Claimant {
    Objects.requireNonNull(attempt, "attempt");
    Objects.requireNonNull(node, "node");
  }
}
