/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import org.jspecify.annotations.Nullable;

/** How and when an attempt ended, by {@link System#nanoTime()}. */
record Ending(
    AttemptOutcome outcome, long nanoTime, @Nullable String cause, @Nullable String error) {}
