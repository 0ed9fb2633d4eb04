/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.DuplicateCause;
import io.xonce.ledger.AttemptOutcome;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsumerStatisticsTest {

  private static final Instant PROCESSED = Instant.parse("2026-01-02T03:04:05Z");
  private static final ProcessedMessage FIRST =
      new ProcessedMessage("ledger", "p-1", "ID:1", null, PROCESSED, null, null, Outcome.COMMITTED);

  private final ConsumerStatistics watch = new ConsumerStatistics();

  @Test
  void everyOutcome_isCountedByItsName() {
    for (AttemptOutcome outcome : AttemptOutcome.values()) {
      watch.ended(outcome);
    }
    watch.ended(AttemptOutcome.ROLLED_BACK);
    assertThat(watch.deliveries())
        .hasSize(AttemptOutcome.values().length)
        .containsEntry("COMMITTED", 1L)
        .containsEntry("ROLLED_BACK", 2L)
        .containsEntry("UNKNOWN", 1L);
  }

  @Test
  void duplicate_isAsOldAsItsFirstCopy() {
    watch.duplicate(
        DuplicateCause.RESENT, FIRST, PROCESSED.plus(Duration.ofHours(2)).toEpochMilli());
    assertThat(watch.duplicates()).containsEntry("RESENT", 1L);
    assertThat(watch.ages()).containsEntry("up to PT6H", 1L);
    assertThat(watch.advice(Duration.ofDays(7)).toString())
        .startsWith("P7D: 1 duplicate came since the deployment, the oldest up to PT6H")
        .endsWith("too early to advise a shorter one.");
  }

  @Test
  void duplicateNobodyRemembers_hasNoAge() {
    watch.duplicate(DuplicateCause.STALE, null, PROCESSED.toEpochMilli());
    assertThat(watch.duplicates()).containsEntry("STALE", 1L);
    assertThat(watch.ages().values()).containsOnly(0L);
  }
}
