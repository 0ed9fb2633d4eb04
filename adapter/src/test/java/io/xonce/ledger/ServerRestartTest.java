/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.COMMITTED;
import static io.xonce.ledger.AttemptOutcome.ROLLED_BACK;
import static io.xonce.ledger.LedgerFixture.begin;
import static io.xonce.ledger.LedgerFixture.end;
import static io.xonce.ledger.LedgerFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.LogLines;
import io.xonce.lab.Postgres;
import io.xonce.store.PostgresTestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A real server that is killed and comes back. */
class ServerRestartTest extends LedgerTest {

  private static final Postgres SERVER = Postgres.start(Map.of());

  ServerRestartTest() {
    super(PostgresTestDatabase.at(SERVER, "postgres"));
  }

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @Test
  void attemptsWhileTheServerIsDown_areWrittenOnceItIsBack() throws Exception {
    try (LogLines log = new LogLines("io.xonce.ledger")) {
      AttemptLedger ledger = open("node-a");
      Attempt before = begin(ledger, "a");
      awaitRunning("a");
      SERVER.kill();
      end(ledger, before, ROLLED_BACK);
      run(ledger, "a", COMMITTED);
      await(() -> log.lines().stream().anyMatch(line -> line.startsWith("XONCE05001")));
      SERVER.restart();

      // What was written last before the crash may be gone; that is the price of a cheap commit.
      await(() -> count("SELECT count(*) FROM xonce_attempt WHERE outcome = 'COMMITTED'") == 1);
      await(() -> log.lines().stream().anyMatch(line -> line.startsWith("XONCE05002")));
      run(ledger, "b", ROLLED_BACK);
      assertThat(written(ledger, "b", 1)).hasSize(1);
      assertThat(ledger.lost()).isZero();
    }
  }
}
