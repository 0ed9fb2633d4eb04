/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.COMMITTED;
import static io.xonce.ledger.AttemptOutcome.ROLLED_BACK;
import static io.xonce.ledger.LedgerFixture.begin;
import static io.xonce.ledger.LedgerFixture.end;
import static io.xonce.ledger.LedgerFixture.key;
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

  /** What was committed without waiting for the disk is gone with a crash, for certain. */
  private static final Postgres SERVER = Postgres.start(Map.of("wal_writer_delay", "10s"));

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

  private static void crash() throws Exception {
    SERVER.kill();
    SERVER.restart();
  }

  @Test
  void endOfAnAttempt_isNotLostByACrash() throws Exception {
    AttemptLedger ledger = open("node-a");
    Attempt attempt = begin(ledger, "ended");
    awaitRunning("ended");
    execute("CREATE TABLE waits_for_the_disk (id int)");
    end(ledger, attempt, ROLLED_BACK);
    written(ledger, "ended", 1);
    crash();
    assertThat(ledger.attemptsOf(key("ended")).get(0).outcome()).isEqualTo(ROLLED_BACK);
  }

  @Test
  void runningAttemptLostByACrash_isWrittenWithItsEnd() throws Exception {
    AttemptLedger ledger = open("node-a");
    Attempt attempt = begin(ledger, "running");
    awaitRunning("running");
    crash();
    assertThat(ledger.attemptsOf(key("running"))).isEmpty();
    end(ledger, attempt, ROLLED_BACK);
    assertThat(written(ledger, "running", 1).get(0).outcome()).isEqualTo(ROLLED_BACK);
    assertThat(ledger.lost()).isZero();
  }
}
