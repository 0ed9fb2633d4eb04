/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.COMMITTED;
import static io.xonce.ledger.LedgerFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.MessageKey;
import io.xonce.store.PostgresTestDatabase;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an attempt costs the delivery, and how many a second the writer takes. Prints only. */
@Tag("measure")
class LedgerCostTest extends LedgerTest {

  private static final Logger OUT = Logger.getLogger(LedgerCostTest.class.getName());
  private static final int ATTEMPTS = 200_000;

  LedgerCostTest() {
    super(new PostgresTestDatabase());
  }

  @Test
  void beginAndEnd_andTheWriterBehindThem() throws Exception {
    AttemptLedger on = open("node-a", plug(), 1_000_000, LATE);
    AttemptLedger off = open("node-b", plug(), 0, LATE);
    for (int round = 1; round <= 4; round++) {
      long nanosOff = nanosPerAttempt(off);
      long start = System.nanoTime();
      long nanosOn = nanosPerAttempt(on);
      await(() -> on.waiting() == 0);
      double seconds = (System.nanoTime() - start) / 1e9;
      OUT.info(
          "round %d: begin and end %d ns, switched off %d ns; written %.0f attempts/s"
              .formatted(round, nanosOn, nanosOff, ATTEMPTS / seconds));
    }
    assertThat(on.lost()).isZero();
  }

  private static long nanosPerAttempt(AttemptLedger ledger) {
    MessageKey key = key("a");
    long start = System.nanoTime();
    for (int i = 0; i < ATTEMPTS; i++) {
      ledger.end(ledger.begin(key, "ID:414141", 1, "0:ffff7f000001"), COMMITTED, null, null);
    }
    return (System.nanoTime() - start) / ATTEMPTS;
  }
}
