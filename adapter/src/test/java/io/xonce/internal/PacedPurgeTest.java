/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.store.StoreException;
import java.util.ArrayDeque;
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

  @Test
  void interrupt_endsThePurgeAfterItsBatchAndIsNotLost() {
    batches.addAll(List.of(PacedPurge.BATCH, PacedPurge.BATCH));
    Thread.currentThread().interrupt();
    assertThat(new PacedPurge(batches::remove).run()).isEqualTo(PacedPurge.BATCH);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(batches).hasSize(1);
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
