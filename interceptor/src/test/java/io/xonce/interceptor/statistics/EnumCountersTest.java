/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.DuplicateCause;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EnumCountersTest {

  private final EnumCounters<DuplicateCause> tally = new EnumCounters<>(DuplicateCause.class);

  @Test
  void everyConstantIsThere_alsoIfItNeverCame() {
    tally.count(DuplicateCause.RESENT);
    tally.count(DuplicateCause.RESENT);
    tally.count(DuplicateCause.STALE);
    assertThat(tally.byName())
        .containsOnlyKeys(
            "REDELIVERED", "RESENT", "CONCURRENT", "REPLAYED", "COPIED", "CONFLICT", "STALE")
        .containsEntry("RESENT", 2L)
        .containsEntry("STALE", 1L)
        .containsEntry("REPLAYED", 0L);
  }

  @Test
  void manyThreads_loseNoCount() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 1000; i++) {
      threads.execute(() -> tally.count(DuplicateCause.CONCURRENT));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(tally.of(DuplicateCause.CONCURRENT)).isEqualTo(1000);
  }
}
