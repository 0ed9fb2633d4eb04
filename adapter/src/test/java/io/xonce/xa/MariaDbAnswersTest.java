/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static io.xonce.xa.MariaDbDriver.HONEST;
import static io.xonce.xa.MariaDbDriver.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xonce.internal.LogLines;
import io.xonce.lab.MariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the transaction manager is told of a branch in MariaDB: by the stock driver and by the
 * honest one. A stock expectation that fails means that driver or server have been mended. Prepared
 * branches outlive their connection since <a
 * href="https://jira.mariadb.org/browse/MDEV-742">MDEV-742</a>.
 */
@EnabledIf("io.xonce.lab.MariaDb#isAvailable")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // against hangs
class MariaDbAnswersTest {

  /** What the driver leaves when it knows no code. */
  private static final int NO_CODE = 0;

  private static MariaDb server;

  private final TestXid xid = TestXid.next();

  @BeforeAll
  static void start() throws Exception {
    server = MariaDb.start(Map.of());
    server.createDatabase("shop");
    execute("CREATE TABLE effect (id varchar(100) PRIMARY KEY) ENGINE = InnoDB");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void branch_isCommittedInTwoPhases() throws Exception {
    try (Participant participant = preparedBranch(HONEST)) {
      assertThat(isPrepared()).isTrue();
      participant.resource().commit(xid, false);
    }
    assertThat(isPrepared()).isFalse();
    assertThat(hasEffect()).isTrue();
  }

  /**
   * The victim of a deadlock has lost all it did. MariaDB 11.4 lets it go on, and what it does then
   * is lost, too; 10.11 refuses each further statement.
   */
  @ParameterizedTest
  @EnumSource
  void deadlockThatWasCaught_isNotPrepared(MariaDbDriver driver) throws Exception {
    execute("INSERT INTO effect VALUES ('a'), ('b')");
    try (Participant participant = driver.to(server)) {
      participant.begin(xid);
      participant.write(xid);
      beVictim(participant);
      TestXid later = TestXid.next();
      writeWhereAllowed(participant, later);
      assertThat(code(() -> participant.resource().end(xid, XAResource.TMSUCCESS)))
          .isEqualTo(XAException.XA_RBDEADLOCK);
      participant.resource().rollback(xid);
      assertThat(hasEffect(later)).isFalse();
    }
    assertThat(hasEffect()).isFalse();
    execute("DELETE FROM effect WHERE id IN ('a', 'b')");
  }

  private static void writeWhereAllowed(Participant victim, TestXid xid) {
    try {
      victim.write(xid);
    } catch (SQLException e) {
      assertThat(e.getMessage()).as("state ROLLBACK ONLY").contains("XAER_RMFAIL");
    }
  }

  private static void beVictim(Participant participant) throws Exception {
    participant.execute("UPDATE effect SET id = 'a' WHERE id = 'a'");
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      // Who has written more is not the victim.
      statement.execute("INSERT INTO effect SELECT concat('heavy-', seq) FROM seq_1_to_100");
      statement.execute("UPDATE effect SET id = 'b' WHERE id = 'b'");
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(
              () -> {
                try {
                  statement.execute("UPDATE effect SET id = 'a' WHERE id = 'a'");
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThatThrownBy(
              () -> participant.execute("SELECT * FROM effect WHERE id = 'b' FOR UPDATE"))
          .isInstanceOf(SQLException.class);
      waiting.get();
      other.rollback();
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverRestartsBeforeCommit_stockGivesTheBranchUp_honestKeepsIt(MariaDbDriver driver)
      throws Exception {
    try (Participant participant = preparedBranch(driver)) {
      server.restart();

      assertThat(code(() -> participant.resource().commit(xid, false)))
          .isEqualTo(driver == STOCK ? NO_CODE : XAException.XAER_RMFAIL);
      assertThat(participant.errors()).hasSize(1);
    }
    assertRecoveryCommits(driver);
  }

  @Test
  void serverKilledBeforeCommit_honestKeepsTheBranch() throws Exception {
    try (Participant participant = preparedBranch(HONEST)) {
      server.kill();
      assertThat(code(() -> participant.resource().commit(xid, false)))
          .isEqualTo(XAException.XAER_RMFAIL);
    } finally {
      server.restart();
    }
    assertRecoveryCommits(HONEST);
  }

  @ParameterizedTest
  @EnumSource
  void sessionKilledBeforeRollback_stockGivesTheBranchUp_honestKeepsIt(MariaDbDriver driver)
      throws Exception {
    try (Participant participant = preparedBranch(driver)) {
      kill(participant);

      assertThat(code(() -> participant.resource().rollback(xid)))
          .isEqualTo(driver == STOCK ? NO_CODE : XAException.XAER_RMFAIL);
    }
    try (Participant recovery = driver.to(server)) {
      recovery.resource().rollback(xid);
    }
    assertThat(isPrepared()).isFalse();
    assertThat(hasEffect()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void serverDownAtRecovery_noEmptyAnswer(MariaDbDriver driver) throws Exception {
    try (Participant recovery = driver.to(server)) {
      server.kill();

      assertThat(code(() -> recovery.resource().recover(XAResource.TMSTARTRSCAN)))
          .isEqualTo(driver == STOCK ? NO_CODE : XAException.XAER_RMFAIL);
    } finally {
      server.restart();
    }
  }

  /** As after a network failure that the server has not seen: it disowns what it lists. */
  @ParameterizedTest
  @EnumSource
  void branchOfALivingSession_stockDisownsIt_honestAsksAgain(MariaDbDriver driver)
      throws Exception {
    try (Participant owner = preparedBranch(driver);
        Participant recovery = driver.to(server);
        LogLines log = new LogLines("io.xonce.xa")) {
      int expected = driver == STOCK ? XAException.XAER_NOTA : XAException.XAER_RMFAIL;
      assertThat(code(() -> recovery.resource().commit(xid, false))).isEqualTo(expected);
      assertThat(code(() -> recovery.resource().rollback(xid))).isEqualTo(expected);
      assertThat(isPrepared()).isTrue();
      assertThat(log.warnings()).hasSize(driver == STOCK ? 0 : 2);

      kill(owner);
      recovery.resource().commit(xid, false);
    }
    assertThat(hasEffect()).isTrue();
  }

  @Test
  void disownedBranch_isLogged() throws Exception {
    try (Participant owner = preparedBranch(HONEST);
        Participant recovery = HONEST.to(server);
        LogLines log = new LogLines("io.xonce.xa")) {
      XAException told = failure(() -> recovery.resource().commit(xid, false));

      assertThat(told)
          .hasMessageStartingWith("XONCE02004: XA commit of branch 4711:")
          .hasRootCauseInstanceOf(SQLException.class);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("XONCE02003: XA commit of branch 4711:")
          .contains("XAER_RMFAIL instead of XAER_NOTA", "recovery commits it");
      owner.resource().rollback(xid);
    }
  }

  /** The server waits no longer for the lock of the backup than the session says. */
  @ParameterizedTest
  @EnumSource
  void commitWhileABackupRuns_stockGivesTheBranchUp_honestAsksAgain(MariaDbDriver driver)
      throws Exception {
    try (Participant participant = preparedBranch(driver);
        Connection backup = connect()) {
      participant.execute("SET lock_wait_timeout = 1");
      execute(backup, "BACKUP STAGE START");
      execute(backup, "BACKUP STAGE BLOCK_COMMIT");

      assertThat(code(() -> participant.resource().commit(xid, false)))
          .isEqualTo(driver == STOCK ? NO_CODE : XAException.XAER_RMFAIL);
      assertThat(participant.errors()).isEmpty();
      assertThat(isPrepared()).isTrue();

      execute(backup, "BACKUP STAGE END");
      participant.resource().commit(xid, false);
    }
    assertThat(hasEffect()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void unknownBranch_isUnknown(MariaDbDriver driver) throws Exception {
    try (Participant participant = driver.to(server)) {
      assertThat(code(() -> participant.resource().commit(xid, false)))
          .isEqualTo(XAException.XAER_NOTA);
      assertThat(code(() -> participant.resource().rollback(xid))).isEqualTo(XAException.XAER_NOTA);
    }
  }

  /** As after a failover: the server takes the work and refuses its commit. */
  @ParameterizedTest
  @EnumSource
  void serverThatTurnedReadOnly_stockLeavesNoCode_honestSaysRolledBack(MariaDbDriver driver)
      throws Exception {
    execute("CREATE OR REPLACE USER clerk IDENTIFIED BY 'secret'");
    execute("GRANT SELECT, INSERT ON shop.* TO clerk");
    try (Participant participant = driver.to(server, "clerk", "secret")) {
      participant.writeIn(xid);
      execute("SET GLOBAL read_only = 1");
      assertThat(code(() -> participant.resource().commit(xid, true)))
          .isEqualTo(driver == STOCK ? NO_CODE : XAException.XAER_RMERR);
    } finally {
      execute("SET GLOBAL read_only = 0");
    }
    assertThat(hasEffect()).isFalse();
  }

  /** CONJ-825 promises a join, and the server has none. */
  @ParameterizedTest
  @EnumSource
  void secondConnection_stockPromisesAJoinThatTheServerRefuses(MariaDbDriver driver)
      throws Exception {
    try (Participant one = driver.to(server);
        Participant other = driver.to(server)) {
      one.begin(xid);

      assertThat(one.resource().isSameRM(other.resource())).isEqualTo(driver == STOCK);
      assertThat(one.resource().isSameRM(one.resource())).isTrue();
      assertThat(code(() -> other.resource().start(xid, XAResource.TMJOIN)))
          .isEqualTo(XAException.XAER_INVAL);
    }
  }

  /** A branch that tried to write is not one of these: a duplicate's claim is committed. */
  @Test
  void branchThatOnlyRead_isRolledBackWithItsConnection() throws Exception {
    prepareAndDisconnect("SELECT * FROM effect");
    try (Participant recovery = HONEST.to(server)) {
      assertThat(code(() -> recovery.resource().commit(xid, false)))
          .isEqualTo(XAException.XA_RBROLLBACK);
    }
    assertThat(isPrepared()).isFalse();
  }

  @Test
  void branchWhoseInsertMetADuplicate_isCommittedWithoutItsConnection() throws Exception {
    execute(Shop.insert(xid));
    prepareAndDisconnect(Shop.insert(xid) + " ON DUPLICATE KEY UPDATE id = id");
    assertRecoveryCommits(HONEST);
  }

  private void prepareAndDisconnect(String sql) throws Exception {
    try (Participant participant = HONEST.to(server)) {
      participant.begin(xid);
      participant.execute(sql);
      participant.resource().end(xid, XAResource.TMSUCCESS);
      participant.resource().prepare(xid);
      kill(participant);
    }
  }

  private Participant preparedBranch(MariaDbDriver driver) throws Exception {
    Participant participant = driver.to(server);
    participant.writeIn(xid);
    assertThat(participant.resource().prepare(xid)).isEqualTo(XAResource.XA_OK);
    return participant;
  }

  private void assertRecoveryCommits(MariaDbDriver driver) throws Exception {
    assertThat(isPrepared()).isTrue();
    try (Participant recovery = driver.to(server)) {
      recovery.resource().commit(xid, false);
    }
    assertThat(isPrepared()).isFalse();
    assertThat(hasEffect()).isTrue();
  }

  private boolean isPrepared() throws Exception {
    try (Participant observer = STOCK.to(server)) {
      return observer.recovers(xid);
    }
  }

  private boolean hasEffect() throws SQLException {
    return hasEffect(xid);
  }

  private static boolean hasEffect(TestXid name) throws SQLException {
    try (Connection connection = connect()) {
      return Shop.text(connection, "SELECT count(*) FROM effect WHERE id = '" + name + "'")
          .equals("1");
    }
  }

  /** Returns when the server has ended the session, and let go of its branch. */
  private static void kill(Participant participant) throws SQLException {
    execute("KILL " + participant.backend());
    String sessions =
        "SELECT count(*) FROM information_schema.processlist WHERE id = " + participant.backend();
    try (Connection connection = connect()) {
      while (!Shop.text(connection, sessions).equals("0")) {
        Thread.onSpinWait();
      }
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = connect()) {
      execute(connection, sql);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl("shop"), server.user(), server.password());
  }

  private static int code(ThrowingCallable call) {
    return failure(call).errorCode;
  }

  private static XAException failure(ThrowingCallable call) {
    XAException failure = catchThrowableOfType(XAException.class, call);
    assertThat(failure).as("failure of the XA call").isNotNull();
    return failure;
  }
}
