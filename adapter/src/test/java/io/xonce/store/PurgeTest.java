/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurgeTest {

  private final Deque<Integer> batches = new ArrayDeque<>();

  @Test
  void purge_endsWithABatchThatIsNotFull() {
    batches.addAll(List.of(Purge.BATCH, Purge.BATCH, 3, Purge.BATCH));
    assertThat(new Purge(batches::remove).run()).isEqualTo(2 * Purge.BATCH + 3);
    assertThat(batches).hasSize(1);
  }

  @Test
  void interrupt_endsThePurgeAfterItsBatchAndIsNotLost() {
    batches.addAll(List.of(Purge.BATCH, Purge.BATCH));
    Thread.currentThread().interrupt();
    assertThat(new Purge(batches::remove).run()).isEqualTo(Purge.BATCH);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(batches).hasSize(1);
  }

  @Test
  void failure_isTheCallers() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(
            () ->
                new Purge(
                        () -> {
                          throw new StoreException("on purpose");
                        })
                    .run())
        .withMessage("on purpose");
  }
}
