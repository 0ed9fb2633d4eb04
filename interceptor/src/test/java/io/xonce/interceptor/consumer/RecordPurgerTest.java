/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.fixture.TestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Records older than the retention are forgotten, on the schedule of the server. */
class RecordPurgerTest extends LedgerScenario {

  private final List<Runnable> scheduled = new ArrayList<>();
  private final List<Long> seconds = new ArrayList<>();

  @Test
  void recordOlderThanTheRetention_isDeleted() throws Exception {
    bindScheduler();
    Consumer ledger = ledger("ledger.retention", "P1D", "known-keys", "0");
    deliver(ledger, message("old", "1"));
    store.execute("UPDATE xonce_message SET processed_at = DATEADD('DAY', -2, processed_at)");
    deliver(ledger, message("young", "1"));
    scheduled.forEach(Runnable::run);
    assertThat(store.number("SELECT count(*) FROM xonce_message WHERE key_text = 'young'"))
        .isEqualTo(1);
    assertThat(records()).isEqualTo(1);
  }

  @Test
  void interval_isThatOfTheSettings() {
    bindScheduler();
    ledger("purge-interval", "PT10S");
    assertThat(seconds).containsExactly(10L, 10L);
  }

  /** The schedule of an undeployed application is forgotten when it would have run. */
  @Test
  void longInterval_isAwaitedInMinutes() throws Exception {
    bindScheduler();
    ledger("purge-interval", "PT2M30S");
    store.execute("DROP TABLE xonce_reply");
    store.execute("DROP TABLE xonce_message");
    assertThat(seconds).containsExactly(50L, 50L);
    for (int tick = 1; tick <= 6; tick++) {
      scheduled.forEach(Runnable::run);
      assertThat(log.of("XONCE00120")).hasSize(tick / 3);
    }
  }

  /** An exception would end the schedule without a word. */
  @Test
  void purgeThatFails_isSaidAndTriedAgain() throws Exception {
    bindScheduler();
    ledger();
    store.execute("DROP TABLE xonce_reply");
    store.execute("DROP TABLE xonce_message");
    scheduled.forEach(Runnable::run);
    assertThat(log.of("XONCE00120"))
        .singleElement()
        .asString()
        .startsWith("XONCE00120: Purging the records of consumer 'ledger' in java:/Store failed");
  }

  @Test
  void serverWithoutScheduler_isSaidAndProcessesAllTheSame() throws Exception {
    deliver(ledger(), message("a", "1"));
    assertThat(log.of("XONCE00121")).hasSize(1);
    assertThat(effects()).isEqualTo(1);
  }

  private void bindScheduler() {
    TestNames.bindScheduler(
        (self, method, arguments) -> {
          scheduled.add((Runnable) Objects.requireNonNull(arguments[0]));
          seconds.add((Long) arguments[1]);
          seconds.add((Long) arguments[2]);
          return null;
        });
  }
}
