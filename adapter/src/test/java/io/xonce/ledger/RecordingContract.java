/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.COMMITTED;
import static io.xonce.ledger.AttemptOutcome.DUPLICATE;
import static io.xonce.ledger.AttemptOutcome.ROLLED_BACK;
import static io.xonce.ledger.AttemptOutcome.UNKNOWN;
import static io.xonce.ledger.LedgerFixture.begin;
import static io.xonce.ledger.LedgerFixture.end;
import static io.xonce.ledger.LedgerFixture.key;
import static io.xonce.ledger.LedgerFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.store.StoreException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded of an attempt, and that it outlives the transaction of the message. */
interface RecordingContract extends LedgerFixture {

  @Test
  default void attemptOfATransactionThatRollsBack_isRecorded() throws Exception {
    AttemptLedger ledger = open("node-a");
    Attempt attempt;
    try (Connection business = dataSource().getConnection();
        Statement statement = business.createStatement()) {
      business.setAutoCommit(false);
      attempt = ledger.begin(key("a"), "ID:1", 3, "tx-1");
      statement.execute("INSERT INTO xonce_lock VALUES ('business')");
      business.rollback();
    }
    ledger.end(attempt, ROLLED_BACK, null, new IllegalStateException("no funds"));

    AttemptRecord only = written(ledger, "a", 1).get(0);
    assertThat(count("SELECT count(*) FROM xonce_lock WHERE name = 'business'")).isZero();
    assertThat(only.number()).isOne();
    assertThat(only.id()).isEqualTo(LedgerFixture.claimant(attempt).attempt());
    assertThat(only.messageId()).isEqualTo("ID:1");
    assertThat(only.deliveryCount()).isEqualTo(3);
    assertThat(only.node()).isEqualTo("node-a");
    assertThat(only.transactionId()).isEqualTo("tx-1");
    assertThat(only.outcome()).isEqualTo(ROLLED_BACK);
    assertThat(only.cause()).isNull();
    assertThat(only.error()).isEqualTo("java.lang.IllegalStateException: no funds");
  }

  @Test
  default void attemptThatKnowsLittle_isRecorded() throws Exception {
    AttemptLedger ledger = open("node-a");
    ledger.end(ledger.begin(key("a"), null, 0, null), DUPLICATE, "producer resend", null);

    AttemptRecord only = written(ledger, "a", 1).get(0);
    assertThat(only.messageId()).isNull();
    assertThat(only.transactionId()).isNull();
    assertThat(only.cause()).isEqualTo("producer resend");
    assertThat(only.error()).isNull();
  }

  @ParameterizedTest
  @EnumSource(AttemptOutcome.class)
  default void outcome_isKept(AttemptOutcome outcome) throws Exception {
    AttemptLedger ledger = open("node-a");
    run(ledger, "a", outcome);
    assertThat(written(ledger, "a", 1).get(0).outcome()).isEqualTo(outcome);
    assertThat(count("SELECT count(*) FROM xonce_attempt WHERE outcome = '" + outcome + "'"))
        .isOne();
  }

  @Test
  default void attempts_areNumberedInTheirOrder() throws Exception {
    AttemptLedger one = open("node-a");
    AttemptLedger other = open("node-b");
    run(one, "a", ROLLED_BACK);
    written(one, "a", 1);
    run(one, "b", COMMITTED);
    run(other, "a", ROLLED_BACK);
    written(one, "a", 2);
    run(one, "a", COMMITTED);

    List<AttemptRecord> attempts = written(one, "a", 3);
    assertThat(attempts).extracting(AttemptRecord::number).containsExactly(1, 2, 3);
    assertThat(attempts)
        .extracting(AttemptRecord::node)
        .containsExactly("node-a", "node-b", "node-a");
    assertThat(one.attemptsOf(key("never"))).isEmpty();
  }

  @Test
  default void times_areTheDatabases() throws Exception {
    Instant before = databaseTime();
    AttemptLedger ledger = open("node-a");
    run(ledger, "a", COMMITTED);
    AttemptRecord only = written(ledger, "a", 1).get(0);
    Instant after = databaseTime();

    Duration slack = Duration.ofSeconds(2);
    assertThat(only.startedAt()).isBetween(before.minus(slack), after.plus(slack));
    assertThat(only.endedAt()).isBetween(only.startedAt(), after.plus(slack));
  }

  private Instant databaseTime() throws Exception {
    try (Connection connection = dataSource().getConnection()) {
      return LedgerDatabase.of(connection).now(connection);
    }
  }

  @Test
  default void attemptWrittenWhileItRuns_getsItsOutcome() throws Exception {
    AttemptLedger ledger = open("node-a");
    Attempt attempt = begin(ledger, "a");
    awaitRunning("a");
    AttemptRecord running = ledger.attemptsOf(key("a")).get(0);
    assertThat(running.outcome()).isNull();
    assertThat(running.endedAt()).isNull();

    ledger.end(attempt, COMMITTED, "as planned", null);

    AttemptRecord ended = written(ledger, "a", 1).get(0);
    assertThat(ended.outcome()).isEqualTo(COMMITTED);
    assertThat(ended.cause()).isEqualTo("as planned");
    assertThat(ended.startedAt()).isEqualTo(running.startedAt());
    assertThat(ended.endedAt()).isAfterOrEqualTo(ended.startedAt());
  }

  @Test
  default void secondEnd_changesNothing() throws Exception {
    AttemptLedger ledger = open("node-a", plug(), 10, LATE);
    Attempt attempt = begin(ledger, "a");
    end(ledger, attempt, COMMITTED);
    end(ledger, attempt, ROLLED_BACK);
    ledger.close();
    assertThat(ledger.attemptsOf(key("a")).get(0).outcome()).isEqualTo(COMMITTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\0b", "a\nXONCE00001: forged", "\uD800", "\u202E", "'; DROP TABLE x; --"})
  default void hostileText_isEscaped(String text) throws Exception {
    AttemptLedger ledger = open("node-a");
    Attempt attempt = ledger.begin(key("a"), text, 1, text);
    ledger.end(attempt, ROLLED_BACK, text, new IllegalStateException(text));

    AttemptRecord only = written(ledger, "a", 1).get(0);
    assertThat(List.of(only.messageId(), only.transactionId(), only.cause(), only.error()))
        .allMatch(kept -> kept.codePoints().noneMatch(Character::isISOControl))
        .allMatch(kept -> kept.codePoints().noneMatch(c -> c == 0xD800 || c == 0x202E));
    assertThat(only.error()).startsWith("java.lang.IllegalStateException: ");
  }

  @Test
  default void hugeText_isShortened() throws Exception {
    AttemptLedger ledger = open("node-a");
    String huge = "x".repeat(1 << 20);
    ledger.end(ledger.begin(key("a"), huge, 1, huge), DUPLICATE, huge, new Error(huge));

    AttemptRecord only = written(ledger, "a", 1).get(0);
    assertThat(only.messageId()).hasSize(200).endsWith("…");
    assertThat(only.transactionId()).hasSize(200).endsWith("…");
    assertThat(only.cause()).hasSize(200).endsWith("…");
    assertThat(only.error()).hasSize(1000).startsWith("java.lang.Error: xxx").endsWith("…");
  }

  @Test
  default void errorThatFailsToTellItsMessage_isToldByItsClass() throws Exception {
    AttemptLedger ledger = open("node-a");
    ledger.end(begin(ledger, "a"), ROLLED_BACK, null, new SilentException());
    assertThat(written(ledger, "a", 1).get(0).error()).isEqualTo(SilentException.class.getName());
  }

  /** As an exception of a bean may be. */
  final class SilentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("on purpose");
    }
  }

  @Test
  default void manyThreads_loseNothing() throws Exception {
    AttemptLedger ledger = open("node-a");
    CyclicBarrier start = new CyclicBarrier(8);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String part = "m" + i;
      threads.add(
          new Thread(
              () -> {
                awaitQuietly(start);
                for (int attempt = 0; attempt < 500; attempt++) {
                  run(ledger, part, COMMITTED);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    ledger.close();
    assertThat(ledger.lost()).isZero();
    assertThat(count("SELECT count(*) FROM xonce_attempt WHERE outcome = 'COMMITTED'"))
        .isEqualTo(4000);
    assertThat(count("SELECT count(DISTINCT attempt_id) FROM xonce_attempt")).isEqualTo(4000);
  }

  private static void awaitQuietly(CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  default void close_writesWhatWaits() throws Exception {
    AttemptLedger ledger = open("node-a", plug(), 5000, LATE);
    for (int i = 0; i < 3333; i++) {
      run(ledger, "m" + i, COMMITTED);
    }
    ledger.close();
    assertThat(count("SELECT count(*) FROM xonce_attempt WHERE outcome = 'COMMITTED'"))
        .isEqualTo(3333);
    assertThat(ledger.lost()).isZero();
  }

  @Test
  default void attemptThatRunsWhenClosed_isUnknown() throws Exception {
    AttemptLedger ledger = open("node-a");
    Attempt written = begin(ledger, "a");
    awaitRunning("a");
    begin(ledger, "b");
    ledger.close();
    end(ledger, written, COMMITTED);

    assertThat(ledger.attemptsOf(key("a")).get(0).outcome()).isEqualTo(UNKNOWN);
    assertThat(ledger.attemptsOf(key("b")).get(0).outcome()).isEqualTo(UNKNOWN);
    assertThat(ledger.attemptsOf(key("b")).get(0).endedAt()).isNull();
    assertThat(count("SELECT count(*) FROM xonce_attempt WHERE outcome IS NULL")).isZero();
    assertThat(count("SELECT count(*) FROM xonce_node")).isZero();
  }

  @Test
  default void closedLedger_dropsAndCounts() throws Exception {
    AttemptLedger ledger = open("node-a");
    ledger.close();
    ledger.close();
    Attempt attempt = begin(ledger, "a");
    end(ledger, attempt, COMMITTED);
    assertThat(attempt.isHeld()).isFalse();
    assertThat(ledger.lost()).isOne();
    assertThat(ledger.attemptsOf(key("a"))).isEmpty();
  }

  @Test
  default void failedLookUp_isNumbered() throws Exception {
    AttemptLedger ledger = open("node-a");
    ledger.close();
    execute("DROP TABLE xonce_attempt");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> ledger.attemptsOf(key("a")))
        .withMessageStartingWith("XONCE05010: The attempts of key ledger a #");
  }
}
