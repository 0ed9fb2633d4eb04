/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.message;
import static io.xonce.store.Verdict.DUPLICATE;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledIf("io.xonce.lab.MariaDb#isAvailable")
class MariaDbDedupStoreTest extends DedupStoreContractTest
    implements LostClaimContract, HostileSchemaContract {

  MariaDbDedupStoreTest() {
    super(new MariaDbTestDatabase());
  }

  @Test
  void defaultIsolation_isRefusedSayingWhatToSet() {
    DataSource unset = new MariaDbTestDatabase().createDefault();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> DedupStore.open(unset, SchemaMode.CREATE, PATIENCE))
        .withMessageStartingWith("XONCE04001")
        .withMessageContaining("isolation REPEATABLE READ")
        .withMessageContaining("transaction-isolation=TRANSACTION_READ_COMMITTED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE xonce_lock ENGINE = Aria | table xonce_lock",
        "ALTER TABLE xonce_floor MODIFY consumer varchar(200) COLLATE utf8mb4_general_ci NOT NULL"
            + " | column xonce_floor.consumer collate utf8mb4_nopad_bin",
        "ALTER TABLE xonce_message MODIFY processed_at datetime NOT NULL"
            + " | column xonce_message.processed_at datetime(6) not null"
      })
  void tableThatLosesSomething_isRefused(String change, String missing) throws Exception {
    execute(change);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> storeWaiting(PATIENCE))
        .withMessageStartingWith("XONCE04002")
        .withMessageContaining("[" + missing);
  }

  @Test
  void sessionWithoutUniqueChecks_isRefused() {
    DataSource unchecked = new MariaDbTestDatabase("&sessionVariables=unique_checks=0").create();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> DedupStore.open(unchecked, SchemaMode.CREATE, PATIENCE))
        .withMessageContaining("is set: [session with unique_checks]");
  }

  /**
   * A rollback leaves the locks of those who waited on the gap, where two of them can meet: InnoDB
   * ends one, and its message comes again.
   */
  @Test
  void copiesThatWaitForOneThatRollsBack_areOneFirstAndNoneIsTakenForAnother() throws Exception {
    List<Future<String>> copies = new ArrayList<>();
    try (Connection holder = begin()) {
      assertThat(claim(holder, "a")).isEqualTo(FIRST);
      for (int i = 1; i <= 4; i++) {
        copies.add(async(this::verdictOrVictim));
        awaitWaitingSessions(i);
      }
      holder.rollback();
    }
    List<String> outcomes = new ArrayList<>();
    for (Future<String> copy : copies) {
      outcomes.add(copy.get());
    }
    assertThat(outcomes).containsOnlyOnce("FIRST").allMatch(this::isVerdictOrVictim);
    assertThat(process("a")).isEqualTo(DUPLICATE);
  }

  private String verdictOrVictim() throws SQLException {
    try {
      return process("a").name();
    } catch (StoreException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private boolean isVerdictOrVictim(String outcome) {
    return outcome.matches("FIRST|DUPLICATE|XONCE04011: .*SQLState 40001.*redelivered\\.");
  }

  @Test
  void crossedClaims_endWithOneVictimThatIsToldItWillBeRedelivered() throws Exception {
    List<String> outcomes = crossedClaims(store());
    assertThat(outcomes)
        .contains("FIRST")
        .anyMatch(outcome -> outcome.matches("XONCE04011: .*SQLState 40001.*redelivered\\."));
  }

  @Test
  void lockTimeout_isTheClaimsAlone() throws Exception {
    DedupStore impatient = storeWaiting(Duration.ofSeconds(1));
    try (Connection connection = begin()) {
      impatient.claim(connection, message("a"));
      assertThat(StoreFixture.count(connection, "SELECT SLEEP(1.5)")).isZero();
      impatient.claim(connection, message("a"));
      assertThat(StoreFixture.count(connection, "SELECT SLEEP(1.5)")).isZero();
      connection.commit();
    }
  }

  @Test
  void claimCancelledByAnOperator_isATimeout() throws Exception {
    try (Connection holder = begin();
        Connection waiter = begin()) {
      int session = StoreFixture.count(waiter, "SELECT CONNECTION_ID()");
      assertThat(claim(holder, "a")).isEqualTo(FIRST);
      Future<?> copy =
          async(
              () ->
                  assertThatExceptionOfType(ClaimTimeoutException.class)
                      .isThrownBy(() -> claim(waiter, "a"))
                      .withMessageContaining("SQLState 70100"));
      awaitWaitingSession();
      execute("KILL QUERY " + session);
      copy.get();
    }
  }

  @Test
  void lockTimeoutOfTheUser_isATimeout() throws Exception {
    try (Connection holder = begin();
        Connection waiter = begin()) {
      assertThat(claim(holder, "a")).isEqualTo(FIRST);
      execute(waiter, "SET innodb_lock_wait_timeout = 1");
      assertThatExceptionOfType(ClaimTimeoutException.class)
          .isThrownBy(() -> claim(waiter, "a"))
          .withMessageContaining("SQLState HY000");
    }
  }

  @Test
  void sessionEndedByTheServer_isUnavailable() throws Exception {
    try (Connection holder = begin();
        Connection waiter = begin()) {
      int session = StoreFixture.count(waiter, "SELECT CONNECTION_ID()");
      assertThat(claim(holder, "a")).isEqualTo(FIRST);
      Future<?> copy =
          async(
              () ->
                  assertThatExceptionOfType(StoreUnavailableException.class)
                      .isThrownBy(() -> claim(waiter, "a")));
      awaitWaitingSession();
      execute("KILL " + session);
      copy.get();
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> store().find(waiter, StoreFixture.key("a")));
    }
    assertThat(process("a")).isEqualTo(FIRST);
  }

  @Test
  void thisServer_hasNoTwoPhaseObstacle() throws Exception {
    try (Connection connection = store().connect()) {
      assertThat(store().twoPhaseObstacle(connection)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "2, true", "3, false"})
  void serverThatMayLoseCommits_isNamedWithItsSetting(int flush, boolean lossy) throws Exception {
    String setting = "innodb_flush_log_at_trx_commit";
    execute("SET GLOBAL " + setting + " = " + flush);
    try (Connection connection = store().connect()) {
      assertThat(store().durabilityDoubt(connection).isPresent()).isEqualTo(lossy);
      assertThat(store().durabilityDoubt(connection).orElse(setting + "=" + flush))
          .contains(setting + "=" + flush);
      assertThat(store().mostPrepared(connection)).isEmpty();
    } finally {
      execute("SET GLOBAL " + setting + " = 1");
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 5, true", "10, 5, true", "10, 6, false", "11, 0, false", "12, 3, false"})
  void serverThatRollsPreparedBranchesBack_isAnObstacle(int major, int minor, boolean tooOld) {
    assertThat(MariaDbDialect.isTooOld(major, minor)).isEqualTo(tooOld);
  }

  /** A number before version 12. */
  @ParameterizedTest
  @CsvSource({
    "0, false",
    "1, true",
    "OFF, false",
    "ON, true",
    "NO_LOCK, true",
    "NO_LOCK_NO_ADMIN, true"
  })
  void valueOfReadOnly_isANumberOrAWord(String value, boolean isReadOnly) {
    assertThat(MariaDbDialect.isReadOnly(value)).isEqualTo(isReadOnly);
  }

  @Test
  void serverThatOnlyReads_isUnavailable() throws Exception {
    execute("CREATE OR REPLACE USER plain IDENTIFIED BY 'plain'");
    execute("GRANT ALL ON `%`.* TO plain");
    DedupStore store =
        DedupStore.open(
            MariaDbTestDatabase.as("plain", dataSource()), SchemaMode.VALIDATE, PATIENCE);
    execute("SET GLOBAL read_only = 1");
    try (Connection connection = store.connect()) {
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> store.claimAlone(message("a")))
          .withMessageStartingWith("XONCE04009");
      assertThat(store.writeObstacle(connection).orElseThrow()).startsWith("XONCE04009");
    } finally {
      execute("SET GLOBAL read_only = 0");
    }
    assertThat(store.claimAlone(message("a")).verdict()).isEqualTo(FIRST);
  }
}
