/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.statistics;

import io.xonce.interceptor.log.Count;
import java.time.Duration;

/**
 * How long keys should be remembered, judged by the duplicates that came.
 *
 * @param retention the current one if no duplicate came
 * @param reason what it follows from, and what the duplicates cannot tell
 */
public record RetentionAdvice(Duration retention, String reason) {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(3650);

  private static final String TOO_EARLY =
      " They have been counted for less time than the retention: too early to advise a shorter one.";

  /**
   * Twice the age of the oldest duplicate, each rounded up to a bound of the histogram; but not
   * less than is set before as much time has been observed: what takes longer to come again cannot
   * have come yet.
   *
   * @param observed since when duplicates are counted
   */
  static RetentionAdvice of(AgeHistogram ages, Duration current, Duration observed) {
    int oldest = ages.oldest();
    if (oldest < 0) {
      return new RetentionAdvice(current, "No duplicate came since the deployment.");
    }
    int last = AgeHistogram.BOUNDS.size() - 1;
    Duration bound = AgeHistogram.BOUNDS.get(Math.min(oldest, last));
    boolean beyond = oldest > last;
    String seen =
        "%s came since the deployment, the oldest %s %s after the first copy."
            .formatted(
                Count.of(ages.total(), "duplicate"), beyond ? "more than" : "up to", text(bound));
    Duration needed = beyond ? LONGEST : roundedUp(bound.multipliedBy(2));
    return needed.compareTo(current) < 0 && observed.compareTo(current) < 0
        ? new RetentionAdvice(current, seen + TOO_EARLY)
        : new RetentionAdvice(needed, seen + limits(bound, current));
  }

  private static Duration roundedUp(Duration doubled) {
    return AgeHistogram.BOUNDS.stream()
        .filter(bound -> bound.compareTo(doubled) >= 0)
        .filter(bound -> bound.compareTo(SHORTEST) >= 0)
        .findFirst()
        .orElse(doubled);
  }

  private static String limits(Duration bound, Duration current) {
    return bound.multipliedBy(2).compareTo(current) >= 0
        ? " That is close to the retention of "
            + text(current)
            + ": copies older than it are processed as new and do not show here."
        : " Dead letters that nobody has retried yet do not show here.";
  }

  /** Whole days as such, for people. */
  public static String text(Duration duration) {
    return duration.equals(Duration.ofDays(duration.toDays())) && !duration.isZero()
        ? "P" + duration.toDays() + "D"
        : duration.toString();
  }

  @Override
  public String toString() {
    return text(retention) + ": " + reason;
  }
}
