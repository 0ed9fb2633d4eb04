/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.statistics;

import io.xonce.DuplicateCause;
import io.xonce.ledger.AttemptOutcome;
import io.xonce.store.ProcessedMessage;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer has seen on this server since it was deployed. Safe for use by many threads.
 */
public final class ConsumerStatistics {

  private final EnumCounters<AttemptOutcome> deliveries = new EnumCounters<>(AttemptOutcome.class);
  private final EnumCounters<DuplicateCause> duplicates = new EnumCounters<>(DuplicateCause.class);
  private final AgeHistogram ages = new AgeHistogram();
  private final long began = System.nanoTime();
  private volatile @Nullable String lastFailure;

  /** A delivery ended. */
  public void ended(AttemptOutcome outcome) {
    deliveries.count(outcome);
  }

  /**
   * A delivery rolled back.
   *
   * @param reason as far as it is known
   */
  public void rolledBack(@Nullable String reason) {
    lastFailure = reason;
    ended(AttemptOutcome.ROLLED_BACK);
  }

  /** Why the last that rolled back did so; null if none has, or nobody knows. */
  public @Nullable String lastFailure() {
    return lastFailure;
  }

  /**
   * A delivery turned out to be a duplicate.
   *
   * @param first the copy that was processed; null if nobody remembers it
   * @param now in milliseconds since 1970
   */
  public void duplicate(DuplicateCause cause, @Nullable ProcessedMessage first, long now) {
    duplicates.count(cause);
    if (first != null) {
      ages.count(now - first.processedAt().toEpochMilli());
    }
  }

  public long deliveries(AttemptOutcome outcome) {
    return deliveries.of(outcome);
  }

  public long duplicates(DuplicateCause cause) {
    return duplicates.of(cause);
  }

  public Map<String, Long> deliveries() {
    return deliveries.byName();
  }

  public Map<String, Long> duplicates() {
    return duplicates.byName();
  }

  public Map<String, Long> ages() {
    return ages.byBound();
  }

  public RetentionAdvice advice(Duration retention) {
    return RetentionAdvice.of(ages, retention, Duration.ofNanos(System.nanoTime() - began));
  }
}
