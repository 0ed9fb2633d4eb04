/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How and when an attempt ended, by {@link System#nanoTime()}.
 *
 * @param recorded whether the record of its key tells of it, too
 */
record Ending(
    AttemptOutcome outcome,
    long nanoTime,
    @Nullable String cause,
    @Nullable String error,
    boolean recorded) {

  Ending(AttemptOutcome outcome, long nanoTime, @Nullable String cause, @Nullable String error) {
    this(outcome, nanoTime, cause, error, false);
  }

  static Ending recorded(AttemptOutcome outcome, long nanoTime) {
    return new Ending(outcome, nanoTime, null, null, true);
  }
}
