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
 * @param first the record of the first copy; not null exactly for {@link Verdict#DUPLICATE}
 */
public record Claim(Verdict verdict, @Nullable ProcessedMessage first) {

  /** Refuses a duplicate without its first record, and a first with one. */
  public Claim {
    Objects.requireNonNull(verdict, "verdict");
    if ((verdict == Verdict.DUPLICATE) != (first != null)) {
      throw StoreMessages.MESSAGES.inconsistentClaim(verdict);
    }
  }
}
