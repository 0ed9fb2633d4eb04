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
import io.xonce.ledger.Plug.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the way to the database is blocked, or the memory full. */
interface OutageContract extends LedgerFixture {

  static LogLines log() {
    return new LogLines("io.xonce.ledger");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"PULLED", "POOL_BROKEN", "POOL_IN_ERROR"})
  default void attemptsDuringAnOutage_areWrittenAfterIt(Fault fault) throws Exception {
    try (LogLines log = log()) {
      Plug plug = plug();
      AttemptLedger ledger = open("node-a", plug);
      Attempt before = begin(ledger, "a");
      awaitRunning("a");
      plug.set(fault);
      end(ledger, before, ROLLED_BACK);
      run(ledger, "a", COMMITTED);
      await(() -> plug.fired() >= 3);
      plug.set(Fault.NONE);

      assertThat(written(ledger, "a", 2))
          .extracting(AttemptRecord::outcome)
          .containsExactly(ROLLED_BACK, COMMITTED);
      assertThat(ledger.lost()).isZero();
      await(() -> log.lines().size() == 2);
      assertThat(log.lines().get(0)).startsWith("XONCE05001: The attempt ledger cannot write;");
      assertThat(log.lines().get(1)).startsWith("XONCE05002: ").endsWith("lost so far: 0.");
    }
  }

  @Test
  default void ledgerOpenedWhileTheDatabaseIsAway_recordsAllTheSame() throws Exception {
    Plug plug = plug();
    plug.set(Fault.PULLED);
    AttemptLedger ledger = open("node-a", plug);
    run(ledger, "a", COMMITTED);
    await(() -> plug.fired() > 0);
    plug.set(Fault.NONE);
    assertThat(written(ledger, "a", 1).get(0).outcome()).isEqualTo(COMMITTED);
  }

  @Test
  default void announcementWithoutAnAnswer_isRepeated() throws Exception {
    Plug plug = plug();
    plug.set(Fault.ANSWER_LOST);
    AttemptLedger ledger = open("node-a", plug);
    await(() -> plug.fired() >= 2);
    plug.set(Fault.NONE);
    run(ledger, "a", COMMITTED);
    written(ledger, "a", 1);
    assertThat(count("SELECT count(*) FROM xonce_node")).isOne();
  }

  @Test
  default void commitWithoutAnAnswer_isRepeatedWithoutADuplicate() throws Exception {
    Plug plug = plug();
    AttemptLedger ledger = open("node-a", plug);
    Attempt before = begin(ledger, "a");
    awaitRunning("a");
    plug.set(Fault.ANSWER_LOST);
    end(ledger, before, ROLLED_BACK);
    Attempt during = begin(ledger, "a");
    await(() -> plug.fired() >= 2);
    end(ledger, during, COMMITTED);
    await(() -> plug.fired() >= 4);
    plug.set(Fault.NONE);

    assertThat(written(ledger, "a", 2))
        .extracting(AttemptRecord::outcome)
        .containsExactly(ROLLED_BACK, COMMITTED);
    run(ledger, "b", COMMITTED);
    written(ledger, "b", 1);
    assertThat(ledger.lost()).isZero();
  }

  /** It answers, and refuses nothing: another time it can. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"ONLY_READS", "NO_ROOM", "LOCKED"})
  default void attemptsThatTheDatabaseCannotWriteNow_areWrittenLater(Fault fault) throws Exception {
    Plug plug = plug();
    AttemptLedger ledger = open("node-a", plug);
    Attempt before = begin(ledger, "a");
    awaitRunning("a");
    plug.set(fault);
    end(ledger, before, ROLLED_BACK);
    await(() -> plug.fired() >= 20);
    run(ledger, "a", COMMITTED);
    await(() -> plug.fired() >= 40);
    plug.set(Fault.NONE);
    assertThat(written(ledger, "a", 2))
        .extracting(AttemptRecord::outcome)
        .containsExactly(ROLLED_BACK, COMMITTED);
    assertThat(ledger.lost()).isZero();
  }

  @Test
  default void attemptTheDatabaseRefuses_isGivenUpAndStopsNoOther() throws Exception {
    execute("ALTER TABLE xonce_attempt ADD CONSTRAINT refused CHECK (message_id <> 'ID:bad')");
    Plug plug = plug();
    plug.set(Fault.PULLED);
    AttemptLedger ledger = open("node-a", plug);
    for (int i = 0; i < 50; i++) {
      run(ledger, "m" + i, COMMITTED);
    }
    run(ledger, "bad", COMMITTED);
    for (int i = 50; i < 100; i++) {
      run(ledger, "m" + i, COMMITTED);
    }
    plug.set(Fault.NONE);
    await(() -> count("SELECT count(*) FROM xonce_attempt") == 100);
    await(() -> ledger.lost() == 1);
    assertThat(ledger.attemptsOf(key("bad"))).isEmpty();
  }

  /** Of what it was written with nothing is refused, so nothing of that is given up. */
  @Test
  default void endThatTheDatabaseRefuses_isGivenUpAndStopsNoOther() throws Exception {
    execute(
        "ALTER TABLE xonce_attempt ADD CONSTRAINT refused"
            + " CHECK (message_id <> 'ID:bad' OR outcome IS NULL)");
    Plug plug = plug();
    AttemptLedger ledger = open("node-a", plug);
    Attempt bad = begin(ledger, "bad");
    Attempt good = begin(ledger, "good");
    awaitRunning("bad");
    awaitRunning("good");
    plug.set(Fault.PULLED);
    end(ledger, bad, COMMITTED);
    end(ledger, good, COMMITTED);
    for (int i = 0; i < 50; i++) {
      run(ledger, "m" + i, COMMITTED);
    }
    plug.set(Fault.NONE);
    await(() -> count("SELECT count(*) FROM xonce_attempt WHERE outcome = 'COMMITTED'") == 51);
    await(() -> ledger.lost() == 1);
  }

  @Test
  default void overflow_dropsTheNewestAndCounts() throws Exception {
    try (LogLines log = log()) {
      Plug plug = plug();
      plug.set(Fault.PULLED);
      AttemptLedger ledger = open("node-a", plug, 10, LATE);
      for (int i = 0; i < 15; i++) {
        Attempt attempt = begin(ledger, "m" + i);
        assertThat(attempt.isHeld()).isEqualTo(i < 10);
        end(ledger, attempt, COMMITTED);
      }
      assertThat(ledger.lost()).isEqualTo(5);
      assertThat(log.warnings())
          .filteredOn(line -> line.startsWith("XONCE05000"))
          .containsExactly(
              "XONCE05000: The attempt ledger of node node-a is full: 10 attempts wait to be"
                  + " written, and of newer ones only those that process a message are told."
                  + " Messages are processed as ever. Check that the database keeps up, or raise"
                  + " the capacity.");
      plug.set(Fault.NONE);
      ledger.close();
      assertThat(count("SELECT count(*) FROM xonce_attempt")).isEqualTo(10);
      assertThat(ledger.attemptsOf(key("m9"))).hasSize(1);
      assertThat(ledger.attemptsOf(key("m10"))).isEmpty();
    }
  }

  @Test
  default void roomIsMadeAgain_onceAttemptsAreWritten() throws Exception {
    AttemptLedger ledger = open("node-a", plug(), 10, SOON);
    for (int i = 0; i < 100; i++) {
      String part = "m" + i;
      await(() -> begun(ledger, part));
    }
    await(() -> count("SELECT count(*) FROM xonce_attempt WHERE outcome = 'COMMITTED'") == 100);
  }

  /** A whole attempt, if there is room for it. */
  private static boolean begun(AttemptLedger ledger, String part) {
    Attempt attempt = begin(ledger, part);
    end(ledger, attempt, COMMITTED);
    return attempt.isHeld();
  }
}
