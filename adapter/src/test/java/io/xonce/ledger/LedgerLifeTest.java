/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.COMMITTED;
import static io.xonce.ledger.LedgerFixture.begin;
import static io.xonce.ledger.LedgerFixture.end;
import static io.xonce.ledger.LedgerFixture.key;
import static io.xonce.ledger.LedgerFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.xonce.internal.LogLines;
import io.xonce.ledger.Plug.Fault;
import io.xonce.store.H2TestDatabase;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening, closing, and the thread in between. */
class LedgerLifeTest extends LedgerTest {

  LedgerLifeTest() {
    super(new H2TestDatabase());
  }

  @Test
  void ledgerThatIsOff_needsNoThreadAndCountsNothing() {
    AttemptLedger ledger =
        AttemptLedger.open(
            dataSource(),
            "node-a",
            work -> {
              throw new AssertionError("no thread needed");
            },
            0,
            SOON);
    Attempt attempt = begin(ledger, "a");
    end(ledger, attempt, COMMITTED);
    ledger.close();
    assertThat(attempt.claimant()).isNull();
    assertThat(attempt.key()).isEqualTo(key("a"));
    assertThat(ledger.lost()).isZero();
    assertThat(ledger.attemptsOf(key("a"))).isEmpty();
  }

  @Test
  void factoryWithoutAThread_isRefused() {
    ThreadFactory none = work -> null;
    assertThatIllegalStateException()
        .isThrownBy(() -> AttemptLedger.open(dataSource(), "node-a", none))
        .withMessageStartingWith("XONCE05024");
  }

  @Test
  void interrupt_doesNotEndTheWriter() throws Exception {
    AtomicReference<Thread> writer = new AtomicReference<>();
    try (AttemptLedger ledger =
        AttemptLedger.open(
            dataSource(),
            "node-a",
            work -> {
              writer.set(new Thread(work));
              return writer.get();
            },
            10,
            SOON)) {
      run(ledger, "a", COMMITTED);
      written(ledger, "a", 1);
      writer.get().interrupt();
      await(() -> !writer.get().isInterrupted());
      run(ledger, "a", COMMITTED);
      assertThat(written(ledger, "a", 2)).hasSize(2);
    }
    assertThat(writer.get().isAlive()).isFalse();
  }

  @Test
  void closeWhileTheDatabaseIsAway_endsAndTellsWhatIsLost() throws Exception {
    try (LogLines log = new LogLines("io.xonce.ledger")) {
      Plug plug = plug();
      plug.set(Fault.PULLED);
      AttemptLedger ledger = open("node-a", plug);
      run(ledger, "a", COMMITTED);
      run(ledger, "b", COMMITTED);
      ledger.close();
      assertThat(plug.fired()).isPositive();
      assertThat(ledger.lost()).isEqualTo(2);
      assertThat(log.warnings())
          .anyMatch(
              line ->
                  line.startsWith(
                      "XONCE05004: The attempt ledger of node node-a was closed with 2 attempts"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 10, PT1S, XONCE05020",
    "'a\u0000', 10, PT1S, XONCE05020",
    "node-a, -1, PT1S, XONCE05021",
    "node-a, 1000001, PT1S, XONCE05021",
    "node-a, 10, PT0S, XONCE05022",
    "node-a, 10, PT10.001S, XONCE05022"
  })
  void nonsense_isRefused(String node, int capacity, Duration interval, String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AttemptLedger.open(dataSource(), node, Thread::new, capacity, interval))
        .withMessageStartingWith(id);
  }
}
