/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.DuplicateCause;
import io.xonce.ledger.AttemptOutcome;
import io.xonce.store.ProcessedMessage;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer has seen on this server since it was deployed. Safe for use by many threads.
 */
final class Watch {

  private final Tally<AttemptOutcome> deliveries = new Tally<>(AttemptOutcome.class);
  private final Tally<DuplicateCause> duplicates = new Tally<>(DuplicateCause.class);
  private final AgeHistogram ages = new AgeHistogram();

  /** A delivery ended. */
  void ended(AttemptOutcome outcome) {
    deliveries.count(outcome);
  }

  /**
   * A delivery turned out to be a duplicate.
   *
   * @param first the copy that was processed; null if nobody remembers it
   * @param now in milliseconds since 1970
   */
  void duplicate(DuplicateCause cause, @Nullable ProcessedMessage first, long now) {
    duplicates.count(cause);
    if (first != null) {
      ages.count(now - first.processedAt().toEpochMilli());
    }
  }

  long deliveries(AttemptOutcome outcome) {
    return deliveries.of(outcome);
  }

  long duplicates(DuplicateCause cause) {
    return duplicates.of(cause);
  }

  Map<String, Long> deliveries() {
    return deliveries.byName();
  }

  Map<String, Long> duplicates() {
    return duplicates.byName();
  }

  Map<String, Long> ages() {
    return ages.byBound();
  }

  RetentionAdvice advice(Duration retention) {
    return RetentionAdvice.of(ages, retention);
  }
}
