/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.fixture.TestNames;
import io.xonce.store.StoreUnavailableException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever waits for a store waits for an answer. */
@Timeout(60)
class StoreOutageTest extends LedgerScenario {

  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void bindScheduler() {
    TestNames.bindScheduler(scheduler);
  }

  @AfterEach
  void stopScheduler() {
    scheduler.shutdownNow();
  }

  /** A memory that is full for a moment must not hold deliveries for ever. */
  @Test
  void questionThatBreaks_letsTheNextDeliveryTell() throws Exception {
    StoreOutage outage = new StoreOutage("java:/Store", this::breaks, () -> false);
    outage.suspect(new StoreUnavailableException("no connection", null));
    while (outage.obstacle() != null) {
      Thread.sleep(1); // So that the time limit can end it.
    }
    assertThat(asked).hasValue(2);
    assertThat(outage.isAway()).isFalse();
  }

  /** At first it is away, then nobody knows. */
  private boolean breaks() {
    if (asked.incrementAndGet() == 2) {
      throw new OutOfMemoryError("for a moment");
    }
    return false;
  }
}
