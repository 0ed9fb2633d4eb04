/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xonce.internal.LogLines;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the transaction manager is told when the database goes away inside an XA call: by the stock
 * driver, which gives branches up (<a href="https://github.com/pgjdbc/pgjdbc/issues/4438">pgjdbc
 * 4438</a>) and dead connections back (<a
 * href="https://github.com/pgjdbc/pgjdbc/issues/4445">pgjdbc 4445</a>), and by the honest one. A
 * stock expectation that fails means that the driver has been mended.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // against hangs
class LostConnectionTest extends ShopTest {

  private static final String CONNECTION_FAILURE = "08006";

  /**
   * A session that is terminated says so before it is gone. The driver may read that, or find the
   * connection closed before it has.
   */
  private static final String[] LOST = {"57P01", CONNECTION_FAILURE};

  @ParameterizedTest
  @EnumSource
  void serverRestartsBeforeCommit_stockGivesTheBranchUp_honestKeepsIt(Driver driver)
      throws Exception {
    try (Participant participant = shop.preparedBranch(driver, xid)) {
      shop.postgres.restart();

      XAException told = failure(() -> participant.resource().commit(xid, false));

      assertLost(told, LOST);
      assertSaid(driver, told, participant);
    }
    assertThat(shop.holdsPrepared(xid)).isTrue();
    shop.recoverByCommit(driver, xid);
    assertThat(shop.holdsPrepared(xid)).isFalse();
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void sessionTerminatedBeforeCommit_stockGivesTheBranchUp_honestKeepsIt(Driver driver)
      throws Exception {
    try (Participant participant = shop.preparedBranch(driver, xid)) {
      shop.terminate(participant);

      XAException told = failure(() -> participant.resource().commit(xid, false));

      assertLost(told, LOST);
      assertSaid(driver, told, participant);
    }
    assertThat(shop.holdsPrepared(xid)).isTrue();
    shop.recoverByCommit(driver, xid);
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void sessionTerminatedBeforeRollback_stockGivesTheBranchUp_honestKeepsIt(Driver driver)
      throws Exception {
    try (Participant participant = shop.preparedBranch(driver, xid)) {
      shop.terminate(participant);

      XAException told = failure(() -> participant.resource().rollback(xid));

      assertLost(told, LOST);
      assertSaid(driver, told, participant);
    }
    assertThat(shop.holdsPrepared(xid)).isTrue();
    shop.recoverByRollback(driver, xid);
    assertThat(shop.holdsPrepared(xid)).isFalse();
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  @Test
  void serverKilledBeforeCommit_honestKeepsTheBranch() throws Exception {
    try (Participant participant = shop.preparedBranch(Driver.HONEST, xid)) {
      shop.postgres.kill();

      XAException told = failure(() -> participant.resource().commit(xid, false));

      assertLost(told, LOST);
      assertSaid(Driver.HONEST, told, participant);
    } finally {
      shop.postgres.restart();
    }
    assertThat(shop.holdsPrepared(xid)).isTrue();
    shop.recoverByCommit(Driver.HONEST, xid);
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void serverDownAtRecovery_noEmptyAnswer(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver)) {
      shop.postgres.kill();

      XAException told = failure(() -> participant.resource().recover(XAResource.TMSTARTRSCAN));

      assertLost(told, LOST);
      assertSaid(driver, told, participant);
    } finally {
      shop.postgres.restart();
    }
  }

  /** The answer was about nothing but the connection; the session took its branch with it. */
  @ParameterizedTest
  @EnumSource
  void sessionTerminatedBeforePrepare_bothSayUnavailable(Driver driver) throws Exception {
    try (Participant participant = shop.endedBranch(driver, xid)) {
      shop.terminate(participant);

      XAException told = failure(() -> participant.resource().prepare(xid));

      assertLost(told, LOST);
      assertThat(told.errorCode).isEqualTo(XAException.XAER_RMFAIL);
      assertPoolTold(driver, participant);
    }
    assertThat(shop.holdsPrepared(xid)).isFalse();
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  @Test
  void sessionTerminatedBeforeStart_stockSaysFailed() throws Exception {
    try (Participant participant = shop.connect(Driver.STOCK)) {
      shop.terminate(participant);

      XAException told = failure(() -> participant.begin(xid));

      assertLost(told, LOST);
      assertSaid(Driver.STOCK, told, participant);
    }
  }

  /** It begins with its first statement, and is lost with that. */
  @Test
  void sessionTerminatedBeforeStart_honestFindsItOutLater() throws Exception {
    try (Participant participant = shop.connect(Driver.HONEST)) {
      shop.terminate(participant);

      participant.begin(xid);
      assertThatThrownBy(() -> participant.write(xid))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isIn((Object[]) LOST));
      assertPoolTold(Driver.HONEST, participant);
      participant.resource().end(xid, XAResource.TMFAIL);
      assertThat(failure(() -> participant.resource().rollback(xid)).errorCode)
          .isEqualTo(XAException.XAER_RMFAIL);
      assertPoolTold(Driver.HONEST, participant);
    }
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  /** The database has committed, only its answer is lost: nobody may say "rolled back". */
  @ParameterizedTest
  @EnumSource
  void answerToOnePhaseCommitLost_isUnknown(Driver driver) throws Exception {
    try (Participant participant = shop.endedBranch(driver, xid)) {
      participant.waitForStandby();
      CompletableFuture<XAException> answer =
          supplyAsync(() -> failure(() -> participant.resource().commit(xid, true)));
      shop.awaitWaiting(participant);
      shop.terminate(participant);

      XAException told = answer.join();

      assertLost(told, CONNECTION_FAILURE);
      assertThat(told.errorCode).isEqualTo(XAException.XAER_RMFAIL);
      assertPoolTold(driver, participant);
    }
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  /** The prepared branch is an orphan now: recovery finds and ends it. */
  @ParameterizedTest
  @EnumSource
  void answerToPrepareLost_branchIsLeftToRecovery(Driver driver) throws Exception {
    try (Participant participant = shop.endedBranch(driver, xid)) {
      participant.waitForStandby();
      CompletableFuture<XAException> answer =
          supplyAsync(() -> failure(() -> participant.resource().prepare(xid)));
      shop.awaitWaiting(participant);
      shop.terminate(participant);

      assertThat(answer.join().errorCode).isEqualTo(XAException.XAER_RMFAIL);
      assertThat(failure(() -> participant.resource().rollback(xid)).errorCode)
          .isEqualTo(XAException.XAER_RMFAIL);
    }
    assertThat(shop.holdsPrepared(xid)).isTrue();
    shop.recoverByRollback(driver, xid);
    assertThat(shop.holdsPrepared(xid)).isFalse();
  }

  /** Recovery meets a branch that the first attempt is still busy with. */
  @ParameterizedTest
  @EnumSource
  void branchBusyInAnotherSession_honestTriesAgain(Driver driver) throws Exception {
    try (Participant first = shop.preparedBranch(driver, xid);
        Participant second = shop.connect(driver)) {
      first.waitForStandby();
      CompletableFuture<Void> commit =
          CompletableFuture.runAsync(() -> succeed(() -> first.resource().commit(xid, false)));
      shop.awaitWaiting(first);

      XAException told = failure(() -> second.resource().commit(xid, false));

      assertLost(told, "55000");
      assertThat(told.errorCode)
          .isEqualTo(driver == Driver.STOCK ? XAException.XAER_RMERR : XAException.XAER_RMFAIL);
      assertThat(second.errors()).isEmpty();
      shop.release(first);
      commit.join();
    }
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  /** The driver itself reports the failed statement; once is enough. */
  @Test
  void sessionTerminatedBeforeAStatement_poolIsToldOnce() throws Exception {
    try (Participant participant = shop.connect(Driver.HONEST)) {
      participant.begin(xid);
      shop.terminate(participant);
      SQLException lost =
          catchThrowableOfType(SQLException.class, () -> participant.execute("SELECT 1"));
      assertThat(lost.getSQLState()).isIn((Object[]) LOST);

      failure(() -> participant.resource().rollback(xid));

      assertThat(participant.errors()).hasSize(1);
      assertThat(participant.errors().get(0).getSource()).isSameAs(participant.pooled());
      assertThat(participant.errors().get(0).getSQLException() == lost).isTrue();
    }
  }

  @Test
  void correctedAnswer_isLogged() throws Exception {
    try (Participant participant = shop.preparedBranch(Driver.HONEST, xid);
        LogLines log = new LogLines("io.xonce.xa")) {
      shop.terminate(participant);

      XAException told = failure(() -> participant.resource().commit(xid, false));

      assertThat(told)
          .hasMessageStartingWith("XONCE02001: XA commit of branch 4711:")
          .message()
          .containsAnyOf(LOST);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("XONCE02000: XA commit of branch 4711:")
          .contains("XAER_RMFAIL instead of XAER_RMERR", "recovery commits it")
          .containsAnyOf(LOST);
    }
    shop.recoverByCommit(Driver.HONEST, xid);
  }

  /** Proof that the fault reached the driver. */
  private static void assertLost(XAException told, String... sqlStates) {
    assertThat(Stream.<Throwable>iterate(told, Objects::nonNull, Throwable::getCause))
        .anySatisfy(
            cause ->
                assertThat(cause)
                    .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).isIn((Object[]) sqlStates)));
  }

  private static void assertSaid(Driver driver, XAException told, Participant participant) {
    assertThat(told.errorCode)
        .isEqualTo(driver == Driver.STOCK ? XAException.XAER_RMERR : XAException.XAER_RMFAIL);
    assertPoolTold(driver, participant);
  }

  private static void assertPoolTold(Driver driver, Participant participant) {
    if (driver == Driver.STOCK) {
      assertThat(participant.errors()).isEmpty();
    } else {
      assertThat(participant.errors())
          .singleElement()
          .satisfies(event -> assertThat(event.getSource()).isSameAs(participant.pooled()));
    }
  }

  private static XAException failure(ThrowingCallable call) {
    XAException failure = catchThrowableOfType(XAException.class, call);
    assertThat(failure).as("failure of the XA call").isNotNull();
    return failure;
  }

  private static void succeed(ThrowingCallable call) {
    try {
      call.call();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
