/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.PurgeContract.WEEK;
import static io.xonce.store.StoreFixture.key;
import static io.xonce.store.StoreFixture.message;
import static io.xonce.store.Verdict.FIRST;
import static io.xonce.store.Verdict.STALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.lab.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresDedupStoreTest extends DedupStoreContractTest
    implements LostClaimContract, HostileSchemaContract {

  PostgresDedupStoreTest() {
    super(new PostgresTestDatabase());
  }

  @Test
  void crossedClaims_endWithOneVictimThatIsToldItWillBeRedelivered() throws Exception {
    List<String> outcomes = crossedClaims(store());
    assertThat(outcomes)
        .contains("FIRST")
        .anyMatch(outcome -> outcome.matches("XONCE04011: .*SQLState 40P01.*redelivered\\."));
  }

  @Test
  void batch_isOneStatementAndASecondIfAKeyIsKnown() throws Exception {
    List<IncomingMessage> batch = IntStream.range(0, 50).mapToObj(i -> message("m" + i)).toList();
    AtomicInteger statements = new AtomicInteger();
    try (Connection connection = begin()) {
      store().claimAll(TestDataSources.counting(connection, statements), batch);
      assertThat(statements).hasValue(1);
      store().claimAll(TestDataSources.counting(connection, statements), batch);
      assertThat(statements).hasValue(1 + 2);
    }
  }

  @Test
  void claimAboveTheFloor_isOneStatement() throws Exception {
    AtomicInteger statements = new AtomicInteger();
    try (Connection connection = begin()) {
      Connection counted = TestDataSources.counting(connection, statements);
      assertThat(store().claimAboveFloor(counted, message("a"))).isEqualTo(Claim.FIRST);
      assertThat(statements).hasValue(1);
    }
  }

  /** The floor is that of after the wait. */
  @Test
  void purgeThatCommitsWhileTheClaimWaits_makesTheCopyStale() throws Exception {
    process("a");
    age("a", WEEK.plusMinutes(10));
    Instant sentAt = Instant.now().minus(WEEK.plusMinutes(11));
    Future<Verdict> copy;
    try (Connection purge = begin()) {
      Dialect dialect = Dialect.of(purge.getMetaData());
      assertThat(new PurgeBatch(dialect, "ledger", WEEK, 100).run(purge)).isOne();
      copy =
          async(
              () -> {
                try (Connection connection = begin()) {
                  IncomingMessage message = new IncomingMessage(key("a"), null, sentAt);
                  return store().claimAboveFloor(connection, message).verdict();
                }
              });
      awaitWaitingSession();
      purge.commit();
    }
    assertThat(copy.get()).isEqualTo(STALE);
  }

  @Test
  void lockTimeout_isTheClaimsAlone() throws Exception {
    DedupStore impatient = storeWaiting(Duration.ofSeconds(1));
    try (Connection connection = begin()) {
      impatient.claim(connection, message("a"));
      execute(connection, "SELECT pg_sleep(1.5)");
      impatient.claim(connection, message("a"));
      execute(connection, "SELECT pg_sleep(1.5)");
      connection.commit();
    }
  }

  @Test
  void claimCancelledByAnOperator_isATimeout() throws Exception {
    try (Connection holder = begin();
        Connection waiter = begin()) {
      assertThat(claim(holder, "a")).isEqualTo(FIRST);
      Future<?> copy =
          async(
              () ->
                  assertThatExceptionOfType(ClaimTimeoutException.class)
                      .isThrownBy(() -> claim(waiter, "a"))
                      .withMessageContaining("SQLState 57014"));
      awaitWaitingSession();
      execute(
          "SELECT pg_cancel_backend(pid) FROM pg_stat_activity"
              + " WHERE backend_type = 'client backend' AND wait_event_type = 'Lock'");
      copy.get();
    }
  }

  @Test
  void lockTimeoutOfTheUser_isATimeout() throws Exception {
    try (Connection holder = begin();
        Connection waiter = begin()) {
      assertThat(claim(holder, "a")).isEqualTo(FIRST);
      execute(waiter, "SET lock_timeout = 100");
      assertThatExceptionOfType(ClaimTimeoutException.class)
          .isThrownBy(() -> claim(waiter, "a"))
          .withMessageContaining("SQLState 55P03");
    }
  }

  @Test
  void sessionEndedByTheServer_isUnavailable() throws Exception {
    try (Connection connection = begin()) {
      claim(connection, "a");
      execute(
          "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
              + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> claim(connection, "b"));
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> store().find(connection, StoreFixture.key("a")));
    }
    assertThat(process("a")).isEqualTo(FIRST);
  }

  @Test
  void transactionAlreadyAborted_failsWithTheKey() throws Exception {
    try (Connection connection = begin()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "SELECT 1/0"));
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> claim(connection, "a"))
          .withMessageStartingWith("XONCE04012")
          .withMessageContaining("25P02");
    }
  }

  @Test
  void claimOfAnAbortedTransaction_isLost() throws Exception {
    try (Connection connection = begin()) {
      DedupStore store =
          DedupStore.open(TestDataSources.giving(connection), SchemaMode.VALIDATE, PATIENCE);
      store.claim(connection, message("a"));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "SELECT 1/0"));
      assertThat(store.lostAmong(List.of(StoreFixture.key("a")), CommitMode.BRANCH)).isPresent();
      assertThat(store.lostAmong(List.of(StoreFixture.key("a")), CommitMode.LOCAL)).isPresent();
    }
  }

  /** Its branch could be prepared, and by nobody finished. */
  @Test
  void claimOfAnotherRole_isRefused() throws Exception {
    execute("DROP ROLE IF EXISTS tenant");
    execute("CREATE ROLE tenant");
    try (Connection connection = begin()) {
      DedupStore store =
          DedupStore.open(TestDataSources.giving(connection), SchemaMode.VALIDATE, PATIENCE);
      store.claim(connection, message("a"));
      assertThat(store.lostAmong(List.of(StoreFixture.key("a")), CommitMode.BRANCH)).isEmpty();
      execute(connection, "SET LOCAL ROLE tenant");
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.lostAmong(List.of(StoreFixture.key("a")), CommitMode.BRANCH))
          .withMessageStartingWith("XONCE04018");
    }
  }

  @Test
  void serverWithPreparedTransactions_hasNoTwoPhaseObstacle() throws Exception {
    try (Connection connection = store().connect()) {
      assertThat(store().twoPhaseObstacle(connection)).isEmpty();
    }
  }

  @Test
  void serverThatKeepsWhatItCommits_isNotDoubted() throws Exception {
    try (Connection connection = store().connect()) {
      assertThat(store().durabilityDoubt(connection)).isEmpty();
      assertThat(store().mostPrepared(connection).orElseThrow()).isPositive();
    }
  }

  @Test
  void serverThatMayLoseCommits_isNamedWithItsSettings() throws Exception {
    Map<String, String> fast = Map.of("fsync", "off", "full_page_writes", "off");
    try (Postgres server = Postgres.start(fast)) {
      PGSimpleDataSource dataSource = PostgresTestDatabase.at(server, "postgres");
      dataSource.setOptions("-c synchronous_commit=off");
      DedupStore store = DedupStore.open(dataSource, SchemaMode.CREATE, PATIENCE);
      try (Connection connection = store.connect()) {
        assertThat(store.durabilityDoubt(connection).orElseThrow())
            .startsWith("XONCE04043: ")
            .contains("[fsync=off, full_page_writes=off, synchronous_commit=off]");
      }
    }
  }

  @Test
  void serverWithoutPreparedTransactions_isToldWhatToSet() throws Exception {
    try (Postgres server = Postgres.start(Map.of("max_prepared_transactions", "0"))) {
      DataSource dataSource = PostgresTestDatabase.at(server, "postgres");
      DedupStore store = DedupStore.open(dataSource, SchemaMode.CREATE, PATIENCE);
      try (Connection connection = store.connect()) {
        assertThat(store.twoPhaseObstacle(connection).orElseThrow())
            .startsWith("XONCE04007: PostgreSQL's max_prepared_transactions is 0");
      }
    }
  }

  /** What helps is another server, so the message is not to blame. */
  @Test
  void serverThatOnlyReads_isUnavailable() throws Exception {
    PGSimpleDataSource reading = (PGSimpleDataSource) database().create();
    DedupStore.open(reading, SchemaMode.CREATE, PATIENCE);
    reading.setOptions("-c default_transaction_read_only=on");
    DedupStore store = DedupStore.open(reading, SchemaMode.VALIDATE, PATIENCE);
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.claimAlone(message("a")))
        .withMessageStartingWith("XONCE04009")
        .havingCause()
        .isInstanceOf(SQLException.class);
    try (Connection connection = store.connect()) {
      assertThat(store.writeObstacle(connection).orElseThrow()).startsWith("XONCE04009");
    }
    try (Connection connection = store().connect()) {
      assertThat(store().writeObstacle(connection)).isEmpty();
    }
  }
}
