/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.xa.PGXAConnection;

/** A branch takes fewer messages, and nothing else is different from the driver's. */
class BranchConnectionTest extends ShopTest {

  @Test
  void start_asksNothingOfTheDatabase() throws Exception {
    try (Participant stock = shop.connect(Driver.STOCK);
        Participant honest = shop.connect(Driver.HONEST)) {
      stock.begin(TestXid.next());
      honest.begin(xid);

      assertThat(shop.stateOf(stock)).isEqualTo("idle in transaction");
      assertThat(shop.stateOf(honest)).isEqualTo("idle");

      honest.write(xid);
      assertThat(shop.stateOf(honest)).isEqualTo("idle in transaction");
      assertThat(shop.hasEffectOf(xid)).isFalse();
    }
  }

  @Test
  void verb_isOneMessage() throws Exception {
    assertThat(verbsInLog(Driver.STOCK))
        .containsExactly(
            "execute <unnamed>: PREPARE TRANSACTION", "execute <unnamed>: COMMIT PREPARED");
    assertThat(verbsInLog(Driver.HONEST))
        .containsExactly("statement: PREPARE TRANSACTION", "statement: COMMIT PREPARED");
  }

  /** The server logs how it was asked: by "statement" in one message, by "execute" in several. */
  private static List<String> verbsInLog(Driver driver) throws Exception {
    TestXid branch = TestXid.next();
    try (Participant participant = shop.connect(driver)) {
      participant.execute("SET log_statement = 'all'");
      participant.writeIn(branch);
      participant.resource().prepare(branch);
      participant.resource().commit(branch, false);
      try (Stream<String> lines = Files.lines(shop.postgres.log())) {
        return lines
            .filter(line -> line.contains("[" + participant.backend() + "]"))
            .filter(line -> line.contains(" PREPARE"))
            .map(line -> line.replaceFirst(".*LOG: +", "").replaceFirst(" '.*", ""))
            .toList();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void branchWithoutStatement_isPreparedAndCommitted(Driver driver) throws Exception {
    try (Participant participant = emptyBranch(driver)) {
      assertThat(participant.resource().prepare(xid)).isEqualTo(XAResource.XA_OK);
      assertThat(shop.holdsPrepared(xid)).isTrue();
      participant.resource().commit(xid, false);
      assertGoesOn(participant);
    }
    assertThat(shop.holdsPrepared(xid)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void branchWithoutStatement_isCommittedInOnePhase(Driver driver) throws Exception {
    try (Participant participant = emptyBranch(driver)) {
      participant.resource().commit(xid, true);
      assertGoesOn(participant);
    }
  }

  @ParameterizedTest
  @EnumSource
  void branchWithoutStatement_isRolledBack(Driver driver) throws Exception {
    try (Participant participant = emptyBranch(driver)) {
      participant.resource().rollback(xid);
      assertGoesOn(participant);
    }
  }

  @ParameterizedTest
  @EnumSource
  void failedStatement_spoilsTheBranch_andTheNextOneIsGood(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver)) {
      beginAndFail(participant);
      assertThatThrownBy(() -> participant.execute("SELECT 1")).isInstanceOf(SQLException.class);
      participant.resource().end(xid, XAResource.TMFAIL);
      participant.resource().rollback(xid);
      assertGoesOn(participant);
    }
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  /** pgjdbc takes the ROLLBACK that the server answers to PREPARE TRANSACTION for a success. */
  @Test
  void abortedBranch_isNotPrepared() throws Exception {
    try (Participant stock = abortedBranch(Driver.STOCK)) {
      assertThat(stock.resource().prepare(xid)).isEqualTo(XAResource.XA_OK);
    }
    assertThat(shop.holdsPrepared(xid)).isFalse();

    try (Participant honest = abortedBranch(Driver.HONEST)) {
      assertThatExceptionOfType(XAException.class)
          .isThrownBy(() -> honest.resource().prepare(xid))
          .withMessageContaining("XONCE02005")
          .returns(XAException.XA_RBROLLBACK, e -> e.errorCode);
      assertGoesOn(honest);
    }
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  @Test
  void abortedBranch_isNotCommitted() throws Exception {
    try (Participant stock = abortedBranch(Driver.STOCK)) {
      stock.resource().commit(xid, true);
    }
    assertThat(shop.hasEffectOf(xid)).isFalse();

    try (Participant honest = abortedBranch(Driver.HONEST)) {
      assertThatExceptionOfType(XAException.class)
          .isThrownBy(() -> honest.resource().commit(xid, true))
          .withMessageContaining("XONCE02005")
          .returns(XAException.XA_RBROLLBACK, e -> e.errorCode);
      assertGoesOn(honest);
    }
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  /** The driver forbids rollback() in a branch, but not its text. */
  @ParameterizedTest
  @CsvSource({"SELECT 1, prepare", "SELECT 1, one phase", ", prepare", ", one phase"})
  void branchThatAStatementEnded_isRefused(@Nullable String after, String phases) throws Exception {
    try (Participant stock = endedBranch(Driver.STOCK, after)) {
      askForCommit(stock, phases);
    }
    assertThat(shop.hasEffectOf(xid)).as("lost, and the driver said yes").isFalse();

    try (Participant honest = endedBranch(Driver.HONEST, after)) {
      assertThatExceptionOfType(XAException.class)
          .isThrownBy(() -> askForCommit(honest, phases))
          .withMessageContaining("XONCE02006")
          .returns(XAException.XA_RBROLLBACK, e -> e.errorCode);
      assertGoesOn(honest);
    }
    assertThat(shop.holdsPrepared(xid)).isFalse();
  }

  private Participant endedBranch(Driver driver, @Nullable String after) throws Exception {
    Participant participant = shop.connect(driver);
    participant.begin(xid);
    participant.write(xid);
    participant.execute("ROLLBACK");
    if (after != null) {
      participant.execute(after);
    }
    participant.resource().end(xid, XAResource.TMSUCCESS);
    return participant;
  }

  private void askForCommit(Participant participant, String phases) throws XAException {
    if (phases.equals("prepare")) {
      participant.resource().prepare(xid);
    } else {
      participant.resource().commit(xid, true);
    }
  }

  private void beginAndFail(Participant participant) throws Exception {
    participant.begin(xid);
    participant.write(xid);
    assertThatThrownBy(() -> participant.execute("SELECT 1 / 0")).isInstanceOf(SQLException.class);
  }

  private Participant abortedBranch(Driver driver) throws Exception {
    Participant participant = shop.connect(driver);
    beginAndFail(participant);
    participant.resource().end(xid, XAResource.TMSUCCESS);
    return participant;
  }

  /** A handle that is not closed is taken away; a rollback then would take half of the branch. */
  @ParameterizedTest
  @EnumSource
  void secondHandle_keepsWhatTheFirstDid(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver)) {
      participant.begin(xid);
      participant.write(xid);
      assertThat(participant.pooled().getConnection().getAutoCommit()).isTrue();
      participant.resource().end(xid, XAResource.TMSUCCESS);
      participant.resource().prepare(xid);
      participant.resource().commit(xid, false);
    }
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void autoCommitOfTheCaller_isAsBefore(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver)) {
      participant.connection().setAutoCommit(false);
      participant.begin(xid);
      assertThat(participant.connection().getAutoCommit()).isFalse();
      participant.resource().end(xid, XAResource.TMSUCCESS);
      participant.resource().commit(xid, true);
      assertThat(participant.connection().getAutoCommit()).isFalse();

      participant.write(xid);
      participant.connection().rollback();
    }
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  /**
   * The transaction manager rolls back from a thread of its own when the time is up; a statement
   * that was about to be sent then must not become part of the next branch.
   */
  @Test
  void statementJustAfterTheRollback_isNotInTheNextBranch() throws Exception {
    TestXid next = TestXid.next();
    try (Connection physical = shop.connection()) {
      PGXAConnection pooled =
          new PGXAConnection(
              BranchConnection.of(afterRollback((BaseConnection) physical, Shop.insert(xid))));
      Participant participant = new Participant(pooled);
      participant.begin(xid);
      participant.execute("SELECT 1");
      participant.resource().end(xid, XAResource.TMFAIL);
      participant.resource().rollback(xid);

      participant.writeIn(next);
      participant.resource().prepare(next);
      participant.resource().commit(next, false);
    }
    assertThat(shop.hasEffectOf(next)).isTrue();
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  /** Runs a statement before the first ROLLBACK returns. */
  private static BaseConnection afterRollback(BaseConnection driver, String late) {
    AtomicBoolean done = new AtomicBoolean();
    return (BaseConnection)
        Proxy.newProxyInstance(
            BranchConnectionTest.class.getClassLoader(),
            new Class<?>[] {BaseConnection.class},
            (proxy, method, arguments) -> {
              Object result = method.invoke(driver, arguments);
              if (arguments != null
                  && "ROLLBACK".equals(arguments[0])
                  && done.compareAndSet(false, true)) {
                try (Statement statement = driver.createStatement()) {
                  assertThat(statement.executeUpdate(late)).isEqualTo(1);
                }
              }
              return result;
            });
  }

  private Participant emptyBranch(Driver driver) throws Exception {
    Participant participant = shop.connect(driver);
    participant.begin(xid);
    assertThat(participant.connection().getAutoCommit()).isTrue();
    participant.resource().end(xid, XAResource.TMSUCCESS);
    return participant;
  }

  /** What is done outside any branch commits by itself, and a branch comes after it. */
  private static void assertGoesOn(Participant participant) throws Exception {
    TestXid alone = TestXid.next();
    participant.write(alone);
    assertThat(shop.hasEffectOf(alone)).isTrue();

    TestXid next = TestXid.next();
    participant.writeIn(next);
    assertThat(shop.hasEffectOf(next)).isFalse();
    participant.resource().prepare(next);
    participant.resource().commit(next, false);
    assertThat(shop.hasEffectOf(next)).isTrue();
  }
}
