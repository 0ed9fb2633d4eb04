/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.Claimant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerValuesTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void attemptId_isAUuidOfVersionSeven() {
    UUID id = AttemptId.at(TIME, -1);
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
  }

  @Test
  void attemptIds_sortByTime() {
    List<String> ids =
        List.of(
            AttemptId.at(TIME, -1).toString(),
            AttemptId.at(TIME.plusNanos(300), 0).toString(),
            AttemptId.at(TIME.plusNanos(999_999), -1).toString(),
            AttemptId.at(TIME.plusMillis(1), 0).toString());
    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void databaseClock_runsByItselfWhileTheTwoAgree() {
    DatabaseClock clock = new DatabaseClock();
    clock.observe(TIME, 1000);
    clock.observe(TIME.plusMillis(900), 2000);
    assertThat(clock.at(1000)).isEqualTo(TIME);
    assertThat(clock.at(5000)).isEqualTo(TIME.plusNanos(4000));
    assertThat(clock.at(0)).isEqualTo(TIME.minusNanos(1000));
  }

  @Test
  void databaseClock_followsADatabaseWhoseClockWasSet() {
    DatabaseClock clock = new DatabaseClock();
    clock.observe(TIME, 0);
    clock.observe(TIME.minus(Duration.ofHours(1)), 0);
    assertThat(clock.at(0)).isEqualTo(TIME.minus(Duration.ofHours(1)));
  }

  @Test
  void attemptThatNeverEnds_isLetGo() {
    Backlog backlog = new Backlog(1, Duration.ZERO);
    Attempt attempt = attempt("a");
    assertThat(backlog.reserve()).isOne();
    backlog.add(attempt);
    backlog.written(backlog.unwritten(1));
    backlog.abandon(attempt.begun());
    assertThat(backlog.ended(1)).isEmpty();
    backlog.abandon(attempt.begun() + 1);
    assertThat(backlog.ended(1))
        .extracting(row -> Objects.requireNonNull(row.ending()).outcome())
        .containsExactly(AttemptOutcome.UNKNOWN);
    backlog.completed(backlog.ended(1));
    assertThat(backlog.reserve()).isOne();
  }

  private static Attempt attempt(String part) {
    Claimant claimant = new Claimant(AttemptId.next(), 1, "node-a", null);
    return new Attempt(LedgerFixture.key(part), null, claimant, true);
  }

  @Test
  void attemptThatRuns_isWrittenOnceItIsOldEnough() {
    Backlog backlog = new Backlog(2, Duration.ofHours(1));
    Attempt running = attempt("a");
    Attempt ended = attempt("b");
    backlog.add(running);
    backlog.add(ended);
    backlog.end(ended, new Ending(AttemptOutcome.COMMITTED, 0, null, null));
    assertThat(backlog.isEmpty()).as("nothing to write now").isTrue();
    backlog.end(running, new Ending(AttemptOutcome.COMMITTED, 0, null, null));
    assertThat(backlog.unwritten(5))
        .extracting(Backlog.Row::attempt)
        .containsExactly(running, ended);
  }

  @Test
  void rateLimit_permitsOnceAMinute() {
    RateLimit limit = new RateLimit();
    long now = System.nanoTime();
    assertThat(limit.permits(now)).isTrue();
    assertThat(limit.permits(now + Duration.ofSeconds(59).toNanos())).isFalse();
    assertThat(limit.permits(now + Duration.ofSeconds(61).toNanos())).isTrue();
  }
}
