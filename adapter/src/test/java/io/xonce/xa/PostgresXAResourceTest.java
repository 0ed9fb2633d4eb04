/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;

/** A branch takes fewer messages, and nothing else is different from the driver's. */
class PostgresXAResourceTest extends ShopTest {

  @Tag("driver")
  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "STOCK")
  void start_asksNothingOfTheDatabase(Driver driver) throws Exception {
    try (Participant stock = shop.connect(Driver.STOCK);
        Participant honest = shop.connect(driver)) {
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
  void stocksVerb_isSeveralMessages() throws Exception {
    assertThat(verbsInLog(Driver.STOCK))
        .containsExactly(
            "execute <unnamed>: PREPARE TRANSACTION", "execute <unnamed>: COMMIT PREPARED");
  }

  @Tag("driver")
  @Test
  void verb_isOneMessage() throws Exception {
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
            .filter(line -> line.contains(" LOG: ") && line.contains(" PREPARE"))
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

  /** pgjdbc takes the ROLLBACK that the server answers to each of them for a success. */
  @ParameterizedTest
  @EnumSource
  void abortedBranch_isLostByTheStockDriver(Verdict verdict) throws Exception {
    try (Participant stock = abortedBranch(Driver.STOCK)) {
      verdict.of(stock.resource(), xid);
    }
    assertThat(shop.holdsPrepared(xid)).isFalse();
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "STOCK")
  void abortedBranch_isNeitherPreparedNorCommitted(Driver driver) throws Exception {
    for (Verdict verdict : Verdict.values()) {
      try (Participant honest = abortedBranch(driver)) {
        assertRolledBack(honest, verdict, "XONCE02005");
      }
    }
  }

  private void assertRolledBack(Participant participant, Verdict verdict, String number)
      throws Exception {
    assertThatExceptionOfType(XAException.class)
        .isThrownBy(() -> verdict.of(participant.resource(), xid))
        .withMessageContaining(number)
        .returns(XAException.XA_RBROLLBACK, e -> e.errorCode);
    assertGoesOn(participant);
    assertThat(shop.holdsPrepared(xid)).isFalse();
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  /** The driver forbids rollback() in a branch, but not its text. */
  @ParameterizedTest
  @EnumSource
  void branchThatAStatementEnded_isLostByTheStockDriver(Verdict verdict) throws Exception {
    try (Participant stock = endedBranch(Driver.STOCK, null)) {
      verdict.of(stock.resource(), xid);
    }
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "STOCK")
  void branchThatAStatementEnded_isRefused(Driver driver) throws Exception {
    for (Verdict verdict : Verdict.values()) {
      for (String after : new String[] {null, "SELECT 1"}) {
        try (Participant honest = endedBranch(driver, after)) {
          assertRolledBack(honest, verdict, "XONCE02006");
        }
      }
    }
  }

  /** Nothing passes the connection between the statement that ends the branch and the next one. */
  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "STOCK")
  void branchThatAStatementEndedAndBeganAgain_isRefused(Driver driver) throws Exception {
    for (String text :
        List.of(
            "ROLLBACK AND CHAIN", "/* done */ commit and chain", "abort; BEGIN", "END; BEGIN")) {
      try (Participant honest = branchWith(driver, text)) {
        assertThatExceptionOfType(XAException.class)
            .as(text)
            .isThrownBy(() -> honest.resource().prepare(xid))
            .withMessageContaining("XONCE02006");
        assertThat(shop.holdsPrepared(xid)).isFalse();
        assertGoesOn(honest);
        shop.execute("DELETE FROM effect");
      }
    }
  }

  @Test
  void batchThatEndsTheBranch_isRefused() throws Exception {
    try (Participant honest = shop.connect(Driver.HONEST);
        Statement batch = honest.connection().createStatement()) {
      honest.begin(xid);
      honest.write(xid);
      batch.addBatch("COMMIT AND CHAIN");
      batch.addBatch(Shop.insert(TestXid.next()));
      batch.executeBatch();
      honest.resource().end(xid, XAResource.TMSUCCESS);
      assertThatExceptionOfType(XAException.class)
          .isThrownBy(() -> honest.resource().prepare(xid))
          .withMessageContaining("XONCE02006");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'commit'",
        "SELECT 'commit;'",
        "SAVEPOINT a; SELECT 1; ROLLBACK TO SAVEPOINT a",
        "SELECT CASE WHEN true THEN 1 END"
      })
  void textThatEndsNothing_isGood(String text) throws Exception {
    try (Participant honest = branchWith(Driver.HONEST, text)) {
      honest.resource().prepare(xid);
      honest.resource().commit(xid, false);
    }
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  private Participant branchWith(Driver driver, String text) throws Exception {
    Participant participant = shop.connect(driver);
    participant.begin(xid);
    participant.write(xid);
    participant.execute(text);
    participant.resource().end(xid, XAResource.TMSUCCESS);
    return participant;
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "STOCK")
  void transactionControl_isRefusedInABranch(Driver driver) throws Exception {
    try (Participant honest = shop.connect(driver)) {
      Connection connection = honest.connection();
      honest.begin(xid);
      honest.write(xid);
      for (ThrowingCallable control :
          List.<ThrowingCallable>of(
              connection::commit,
              connection::rollback,
              connection::setSavepoint,
              () -> connection.setAutoCommit(true),
              () -> connection.unwrap(Connection.class).commit())) {
        assertThatThrownBy(control).hasMessageContaining("XONCE02010");
      }
      honest.resource().end(xid, XAResource.TMSUCCESS);
      honest.resource().commit(xid, true);
    }
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  @Test
  void branchInsideALocalTransaction_isRefused() throws Exception {
    try (Participant honest = shop.connect(Driver.HONEST)) {
      honest.connection().setAutoCommit(false);
      honest.write(xid);
      assertThatExceptionOfType(XAException.class)
          .isThrownBy(() -> honest.begin(TestXid.next()))
          .withMessageContaining("XONCE02008")
          .returns(XAException.XAER_OUTSIDE, e -> e.errorCode);
      honest.connection().commit();
    }
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  /** An update of the server's driver must not lose sight of what is in doubt. */
  @ParameterizedTest
  @EnumSource
  void preparedBranch_isFinishedByTheOthers(Driver driver) throws Exception {
    for (Driver other : Driver.values()) {
      TestXid branch = TestXid.next();
      shop.preparedBranch(driver, branch).close();
      try (Participant recovery = shop.connect(other)) {
        assertThat(recovery.recovers(branch)).isTrue();
        recovery.resource().commit(branch, false);
      }
      assertThat(shop.hasEffectOf(branch)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "STOCK")
  void branchThatAStatementEnded_isRefusedAlsoWithStatementsMadeBefore(Driver driver)
      throws Exception {
    try (Participant honest = shop.connect(driver);
        PreparedStatement insert = honest.connection().prepareStatement(Shop.insert(xid));
        PreparedStatement rollback = honest.connection().prepareStatement("ROLLBACK");
        PreparedStatement later =
            honest.connection().prepareStatement(Shop.insert(TestXid.next()))) {
      honest.begin(xid);
      insert.execute();
      rollback.execute();
      later.execute();
      honest.resource().end(xid, XAResource.TMSUCCESS);
      assertRolledBack(honest, Verdict.PREPARE, "XONCE02006");
    }
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
    AtomicBoolean late = new AtomicBoolean();
    try (Connection physical = shop.connection();
        Participant participant =
            new Participant(
                PostgresXAConnection.of(
                    afterRollback((BaseConnection) physical, Shop.insert(xid), late)))) {
      participant.begin(xid);
      participant.execute("SELECT 1");
      participant.resource().end(xid, XAResource.TMFAIL);
      participant.resource().rollback(xid);
      assertThat(late).isTrue();

      participant.writeIn(next);
      participant.resource().prepare(next);
      participant.resource().commit(next, false);
    }
    assertThat(shop.hasEffectOf(next)).isTrue();
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  /** Runs a statement before anybody looks at what the first ROLLBACK has left. */
  private static BaseConnection afterRollback(
      BaseConnection driver, String sql, AtomicBoolean late) {
    return proxy(
        BaseConnection.class,
        (proxy, method, arguments) -> {
          Object result = method.invoke(driver, arguments);
          return method.getName().equals("createStatement")
                  && result instanceof BaseStatement statement
              ? proxy(
                  BaseStatement.class,
                  (inner, call, texts) -> {
                    Object answer = call.invoke(statement, texts);
                    if (texts != null
                        && "ROLLBACK".equals(texts[0])
                        && late.compareAndSet(false, true)) {
                      try (Statement other = driver.createStatement()) {
                        assertThat(other.executeUpdate(sql)).isEqualTo(1);
                      }
                    }
                    return answer;
                  })
              : result;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
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
