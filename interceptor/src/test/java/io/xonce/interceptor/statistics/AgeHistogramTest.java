/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeHistogramTest {

  private static final Duration RETENTION = Duration.ofDays(7);

  private final AgeHistogram ages = new AgeHistogram();

  @Test
  void bounds_belongToTheBucketBelow() {
    ages.count(-1);
    ages.count(0);
    ages.count(1000);
    ages.count(1001);
    ages.count(Duration.ofDays(90).toMillis());
    ages.count(Duration.ofDays(90).toMillis() + 1);
    ages.count(Long.MAX_VALUE);
    assertThat(ages.byBound())
        .containsEntry("up to PT1S", 3L)
        .containsEntry("up to PT10S", 1L)
        .containsEntry("up to P90D", 1L)
        .containsEntry("more", 2L);
    assertThat(ages.total()).isEqualTo(7);
  }

  @Test
  void buckets_areInOrderAndAllThere() {
    assertThat(ages.byBound().keySet())
        .containsExactly(
            "up to PT1S",
            "up to PT10S",
            "up to PT1M",
            "up to PT10M",
            "up to PT1H",
            "up to PT6H",
            "up to P1D",
            "up to P3D",
            "up to P7D",
            "up to P14D",
            "up to P30D",
            "up to P90D",
            "more");
  }

  @Test
  void noDuplicate_suggestsWhatIsSet() {
    RetentionAdvice advice = RetentionAdvice.of(ages, RETENTION, RETENTION);
    assertThat(advice).hasToString("P7D: No duplicate came since the deployment.");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.5S, PT1M",
    "PT9S, PT1M",
    "PT1M, PT10M",
    "PT2M, PT1H",
    "PT59M, PT6H",
    "PT5H, P1D",
    "PT23H, P3D",
    "PT47H, P7D",
    "P3D, P7D",
    "P4D, P14D",
    "P14D, P30D",
    "P20D, P90D",
    "P89D, P180D",
    "P91D, P3650D"
  })
  void oldestDuplicate_isDoubledAndRoundedUp(Duration oldest, String suggested) {
    ages.count(0);
    ages.count(oldest.toMillis());
    assertThat(RetentionAdvice.of(ages, RETENTION, RETENTION).toString())
        .startsWith(suggested + ": ");
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S, PT1M, P7D",
    "PT5H, P6DT23H, P7D",
    "PT5H, P7D, P1D",
    "P4D, PT1M, P14D",
    "P91D, PT1M, P3650D"
  })
  void lessThanIsSet_isNotAdvisedBeforeAsMuchTimeWasObserved(
      Duration oldest, Duration observed, String suggested) {
    ages.count(oldest.toMillis());
    assertThat(RetentionAdvice.of(ages, RETENTION, observed).toString())
        .startsWith(suggested + ": ");
  }

  @Test
  void youngDuplicates_leaveDeadLettersToThinkOf() {
    ages.count(Duration.ofDays(2).toMillis());
    ages.count(5);
    assertThat(RetentionAdvice.of(ages, RETENTION, RETENTION).reason())
        .isEqualTo(
            "2 duplicates came since the deployment, the oldest up to P3D after the first copy."
                + " Dead letters that nobody has retried yet do not show here.");
  }

  @Test
  void duplicatesNearTheRetention_hideOlderOnes() {
    ages.count(Duration.ofDays(4).toMillis());
    assertThat(RetentionAdvice.of(ages, RETENTION, RETENTION).reason())
        .endsWith(
            "the oldest up to P7D after the first copy. That is close to the retention of P7D:"
                + " copies older than it are processed as new and do not show here.");
  }
}
