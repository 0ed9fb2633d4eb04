/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a claim.
 *
 * <p><b>Threads:</b> immutable.
 *
 * @param verdict what was found
 * @param first the record of the first copy; not null exactly for {@link Verdict#DUPLICATE} and
 *     {@link Verdict#CONFLICT}
 */
public record Claim(Verdict verdict, @Nullable ProcessedMessage first) {

  static final Claim FIRST = new Claim(Verdict.FIRST, null);
  static final Claim STALE = new Claim(Verdict.STALE, null);

  /** Refuses a duplicate or conflict without its first record, and any other verdict with one. */
  public Claim {
    Objects.requireNonNull(verdict, "verdict");
    if (verdict.isKnown() != (first != null)) {
      throw StoreMessages.MESSAGES.inconsistentClaim(verdict);
    }
  }

  /**
   * The answer to a message whose key has this record; without two fingerprints, trust the key.
   *
   * @param message the message in hand
   * @param first the committed record of its key
   * @return CONFLICT if both have a fingerprint and these differ, else DUPLICATE
   */
  public static Claim known(IncomingMessage message, ProcessedMessage first) {
    Fingerprint mine = message.fingerprint();
    Fingerprint other = first.fingerprint();
    boolean differs = mine != null && other != null && !mine.equals(other);
    return new Claim(differs ? Verdict.CONFLICT : Verdict.DUPLICATE, first);
  }
}
