/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.Claimant;
import io.xonce.store.MessageKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** What every part of the contract works with: fresh tables, and ledgers on them. */
interface LedgerFixture {

  /** So long that only a hang meets it. */
  Duration PATIENCE = Duration.ofMinutes(2);

  Duration POLL = Duration.ofMillis(2);

  Duration BEAT = Duration.ofMillis(50);

  Duration SOON = Duration.ofMillis(5);

  /** So long that nothing is written before the ledger is closed. */
  Duration LATE = Duration.ofSeconds(10);

  DataSource dataSource();

  /** A ledger that is closed after the test. */
  AttemptLedger open(String node, Plug plug, int capacity, Duration flushInterval);

  default AttemptLedger open(String node) {
    return open(node, plug());
  }

  default AttemptLedger open(String node, Plug plug) {
    return open(node, plug, AttemptLedger.DEFAULT_CAPACITY, SOON);
  }

  default Plug plug() {
    return new Plug(dataSource());
  }

  static MessageKey key(String part) {
    return MessageKey.of("ledger", null, List.of(part));
  }

  static Attempt begin(AttemptLedger ledger, String part) {
    return ledger.begin(key(part), "ID:" + part, 1, "tx " + part);
  }

  /** One that no ledger keeps: to ask with. */
  static Attempt delivered(String part, String messageId, int count) {
    return new Attempt(
        key(part), messageId, new Claimant(AttemptId.next(), count, "asking", null), false);
  }

  /** Of an attempt of a ledger that is not off. */
  static Claimant claimant(Attempt attempt) {
    return Objects.requireNonNull(attempt.claimant());
  }

  static void end(AttemptLedger ledger, Attempt attempt, AttemptOutcome outcome) {
    ledger.end(attempt, outcome, null, null);
  }

  /** A whole attempt. */
  static void run(AttemptLedger ledger, String part, AttemptOutcome outcome) {
    end(ledger, begin(ledger, part), outcome);
  }

  /** The attempts of a key once there are so many and each has a row in its last state. */
  default List<AttemptRecord> written(AttemptLedger ledger, String part, int number)
      throws Exception {
    await(
        () -> {
          List<AttemptRecord> attempts = ledger.attemptsOf(key(part));
          return attempts.size() == number
              && attempts.stream().noneMatch(attempt -> attempt.outcome() == null);
        });
    return ledger.attemptsOf(key(part));
  }

  /** Waits until a running attempt is in the table. */
  default void awaitRunning(String part) throws Exception {
    String messageId = "ID:" + part;
    await(
        () ->
            count(
                    "SELECT count(*) FROM xonce_attempt WHERE outcome IS NULL AND message_id = '"
                        + messageId
                        + "'")
                == 1);
  }

  default void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("it never came true").isLessThan(end);
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  default void execute(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  default int count(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }
}
