/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.COMMITTED;
import static io.xonce.ledger.AttemptOutcome.DUPLICATE;
import static io.xonce.ledger.AttemptOutcome.ROLLED_BACK;
import static io.xonce.ledger.AttemptOutcome.UNKNOWN;
import static io.xonce.ledger.LedgerFixture.begin;
import static io.xonce.ledger.LedgerFixture.claimant;
import static io.xonce.ledger.LedgerFixture.end;
import static io.xonce.ledger.LedgerFixture.key;
import static io.xonce.ledger.LedgerFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.ledger.Plug.Fault;
import io.xonce.store.Claimant;
import io.xonce.store.DedupStore;
import io.xonce.store.IncomingMessage;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.SchemaMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The attempt that committed: the record of its key tells of it, and the ledger writes nothing. */
interface RecordedContract extends LedgerFixture {

  private DedupStore store() {
    return DedupStore.open(dataSource(), SchemaMode.VALIDATE, Duration.ofSeconds(5));
  }

  /** The transaction of the attempt, past the ledger's own way to the database. */
  private ProcessedMessage commit(Attempt attempt) throws SQLException {
    try (Connection connection = dataSource().getConnection()) {
      connection.setAutoCommit(false);
      store()
          .claim(
              connection,
              new IncomingMessage(
                  attempt.key(),
                  attempt.messageId(),
                  null,
                  null,
                  claimant(attempt),
                  Outcome.COMMITTED));
      connection.commit();
      ProcessedMessage record = store().find(connection, attempt.key()).orElseThrow();
      connection.commit();
      return record;
    }
  }

  private void process(AttemptLedger ledger, String part) throws SQLException {
    Attempt attempt = begin(ledger, part);
    commit(attempt);
    ledger.recorded(attempt, COMMITTED);
  }

  private int rows() throws SQLException {
    return count("SELECT count(*) FROM xonce_attempt");
  }

  @Test
  default void attemptThatCommitted_isToldByItsRecordAlone() throws Exception {
    AttemptLedger ledger = open("node-a", plug(), 10, LATE);
    Attempt attempt = ledger.begin(key("a"), "ID:1", 3, "tx-1");
    ProcessedMessage record = commit(attempt);
    ledger.recorded(attempt, COMMITTED);

    AttemptRecord only = ledger.attemptsOf(key("a")).get(0);
    assertThat(only)
        .isEqualTo(
            new AttemptRecord(
                1,
                claimant(attempt).attempt(),
                "ID:1",
                3,
                "node-a",
                "tx-1",
                record.processedAt(),
                null,
                COMMITTED,
                null,
                null));
    ledger.close();
    assertThat(rows()).isZero();
    assertThat(ledger.lost()).isZero();
    assertThat(ledger.attemptsOf(key("a"))).containsExactly(only);
  }

  @Test
  default void storyOfAKey_hasItInItsPlace() throws Exception {
    AttemptLedger ledger = open("node-a");
    run(ledger, "a", ROLLED_BACK);
    written(ledger, "a", 1);
    process(ledger, "a");
    run(ledger, "a", DUPLICATE);

    assertThat(written(ledger, "a", 3))
        .extracting(AttemptRecord::outcome)
        .containsExactly(ROLLED_BACK, COMMITTED, DUPLICATE);
  }

  @Test
  default void attemptWrittenWhileItRan_isToldOnce() throws Exception {
    AttemptLedger ledger = open("node-a");
    Attempt attempt = begin(ledger, "a");
    awaitRunning("a");
    commit(attempt);
    assertThat(ledger.attemptsOf(key("a"))).hasSize(1);
    ledger.recorded(attempt, COMMITTED);

    AttemptRecord only = written(ledger, "a", 1).get(0);
    assertThat(only.outcome()).isEqualTo(COMMITTED);
    assertThat(only.endedAt()).isNotNull();
  }

  @Test
  default void attemptWhoseRowIsInDoubt_isToldOnce() throws Exception {
    Backlog backlog = new Backlog(10, Duration.ZERO);
    Flush flush = new Flush(backlog, new Nodes("node-a"), PATIENCE);
    Plug plug = plug();
    try (Connection connection = plug.dataSource().getConnection()) {
      flush.run(connection); // Says that the node lives.
      Attempt attempt = running(backlog, "a");
      plug.set(Fault.ANSWER_LOST);
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> flush.run(connection));
      assertThat(rows()).isOne();
      plug.set(Fault.NONE);
      commit(attempt);
      attempt.end(Ending.recorded(COMMITTED, System.nanoTime()));

      flush.run(connection);
    }
    assertThat(rows()).isZero();
    assertThat(backlog.held()).isZero();
  }

  private static Attempt running(Backlog backlog, String part) {
    Claimant claimant = new Claimant(AttemptId.next(), 1, "node-a", null);
    Attempt attempt = new Attempt(key(part), null, claimant, backlog.reserve() > 0);
    backlog.add(attempt);
    return attempt;
  }

  @Test
  default void deathAfterTheCommit_losesNothingOfIt() throws Exception {
    Plug plug = plug();
    plug.set(Fault.PULLED);
    AttemptLedger dead = open("node-a", plug);
    Attempt attempt = begin(dead, "a");
    commit(attempt);
    await(() -> plug.fired() > 0);

    assertThat(open("node-a").attemptsOf(key("a")))
        .extracting(AttemptRecord::outcome)
        .containsExactly(COMMITTED);
  }

  @Test
  default void deathAfterTheCommitOfALongOne_leavesTheEndToTheRecord() throws Exception {
    Plug plug = plug();
    Attempt attempt = begin(open("node-a", plug), "a");
    awaitRunning("a");
    plug.set(Fault.PULLED);
    commit(attempt);
    AttemptLedger next = open("node-a");
    await(() -> next.attemptsOf(key("a")).get(0).outcome() == UNKNOWN);
    assertThat(next.attemptsOf(key("a"))).hasSize(1);
  }

  @Test
  default void attemptThatCommitted_leavesTheMemoryWithoutTheDatabase() throws Exception {
    Plug plug = plug();
    plug.set(Fault.PULLED);
    AttemptLedger ledger = open("node-a", plug);
    for (int i = 0; i < 100; i++) {
      process(ledger, "m" + i);
    }
    await(() -> ledger.waiting() == 0);
    assertThat(plug.fired()).isPositive();
  }

  @Test
  default void attemptWithoutRoom_isLostOnlyIfItDoesNotCommit() throws Exception {
    AttemptLedger ledger = open("node-a", plug(), 1, LATE);
    begin(ledger, "runs");
    process(ledger, "a");
    assertThat(ledger.lost()).isZero();
    assertThat(ledger.attemptsOf(key("a"))).hasSize(1);

    Attempt lost = begin(ledger, "b");
    end(ledger, lost, ROLLED_BACK);
    end(ledger, lost, ROLLED_BACK);
    assertThat(ledger.lost()).isOne();
  }

  @Test
  default void closeWhileTheDatabaseIsAway_countsOnlyWhatNothingTells() throws Exception {
    Plug plug = plug();
    plug.set(Fault.PULLED);
    AttemptLedger ledger = open("node-a", plug, 10, LATE);
    run(ledger, "a", ROLLED_BACK);
    process(ledger, "b");
    ledger.close();
    assertThat(plug.fired()).isPositive();
    assertThat(ledger.lost()).isOne();
  }

  @Test
  default void secondEnd_isNotTheRecords() throws Exception {
    AttemptLedger ledger = open("node-a", plug(), 10, LATE);
    Attempt attempt = begin(ledger, "a");
    end(ledger, attempt, ROLLED_BACK);
    ledger.recorded(attempt, COMMITTED);
    ledger.close();
    assertThat(ledger.attemptsOf(key("a")))
        .extracting(AttemptRecord::outcome)
        .containsExactly(ROLLED_BACK);
  }
}
