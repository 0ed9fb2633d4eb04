/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.store.StoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedPurgeTest {

  private final Deque<Integer> batches = new ArrayDeque<>();

  @Test
  void purge_endsWithABatchThatIsNotFull() {
    batches.addAll(List.of(PacedPurge.BATCH, PacedPurge.BATCH, 3, PacedPurge.BATCH));
    assertThat(new PacedPurge(batches::remove).run()).isEqualTo(2 * PacedPurge.BATCH + 3);
    assertThat(batches).hasSize(1);
  }

  /** In the middle of a backlog, another consumer's purge says nothing of what is left. */
  @Test
  void lockThatIsBusy_isNotTheEndOfThePurge() {
    int busy = PurgeLock.BUSY;
    batches.addAll(List.of(busy, PacedPurge.BATCH, busy, busy, PacedPurge.BATCH, 3));
    assertThat(new PacedPurge(batches::remove).run()).isEqualTo(2 * PacedPurge.BATCH + 3);
    assertThat(batches).isEmpty();
  }

  @Test
  void lockThatStaysBusy_isLeftToTheNextPurge() {
    batches.addAll(Collections.nCopies(100, PurgeLock.BUSY));
    batches.addFirst(PacedPurge.BATCH);
    assertThat(new PacedPurge(batches::remove).run()).isEqualTo(PacedPurge.BATCH);
    assertThat(batches).hasSize(80);
  }

  @Test
  void interruptWhileTheLockIsBusy_endsThePurge() {
    batches.addAll(List.of(PurgeLock.BUSY, 3));
    Thread.currentThread().interrupt();
    assertThat(new PacedPurge(batches::remove).run()).isZero();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(batches).hasSize(1);
  }

  @Test
  void interrupt_endsThePurgeAfterItsBatchAndIsNotLost() {
    batches.addAll(List.of(PacedPurge.BATCH, PacedPurge.BATCH));
    Thread.currentThread().interrupt();
    assertThat(new PacedPurge(batches::remove).run()).isEqualTo(PacedPurge.BATCH);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(batches).hasSize(1);
  }

  @Test
  void purgeThatComesToNoEnd_restsLessAndLess() {
    Duration batch = Duration.ofMillis(16);
    assertThat(PacedPurge.pause(batch, Duration.ZERO)).isEqualTo(Duration.ofMillis(48));
    assertThat(PacedPurge.pause(batch, Duration.ofMillis(9_999))).isEqualTo(Duration.ofMillis(48));
    assertThat(PacedPurge.pause(batch, Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(24));
    assertThat(PacedPurge.pause(batch, Duration.ofSeconds(40))).isEqualTo(Duration.ofMillis(3));
    assertThat(PacedPurge.pause(batch, Duration.ofDays(1))).isEqualTo(Duration.ofMillis(3));
  }

  @Test
  void failure_isTheCallers() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                new PacedPurge(
                        () -> {
                          throw new StoreException("on purpose");
                        })
                    .run())
        .withMessage("on purpose");
  }
}
