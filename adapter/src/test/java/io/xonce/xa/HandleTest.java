/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * What a pool and its users may rely on of a handle, where not said otherwise the same as with the
 * driver's own.
 */
class HandleTest extends ShopTest {

  @ParameterizedTest
  @EnumSource
  void closedHandle_isGivenBackOnceAndTakesNothingMore(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver)) {
      Connection handle = participant.connection();

      handle.close();
      handle.close();

      assertThat(participant.closings()).hasSize(1);
      assertThat(participant.errors()).isEmpty();
      assertThat(handle.isClosed()).isTrue();
      assertClosed(handle::createStatement);
      assertClosed(() -> handle.setReadOnly(true));
      assertThat(Shop.text(participant.pooled().getConnection(), "SELECT 'served'"))
          .isEqualTo("served");
    }
  }

  @ParameterizedTest
  @EnumSource
  void newHandle_takesTheOneBeforeAway(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver)) {
      Connection first = participant.connection();

      Connection second = participant.pooled().getConnection();

      assertThat(participant.closings()).isEmpty();
      assertThat(first.isClosed()).isTrue();
      assertClosed(first::createStatement);
      assertThat(Shop.text(second, "SELECT 'served'")).isEqualTo("served");
      first.close();
      assertThat(participant.closings()).isEmpty();
      assertThat(second.isClosed()).isFalse();
    }
  }

  /** The driver's own commits it. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "STOCK")
  void workLeftOpenOutsideABranch_isUndoneForTheNextUser(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver)) {
      participant.connection().setAutoCommit(false);
      participant.write(xid);
      participant.connection().close();

      Connection next = participant.pooled().getConnection();

      assertThat(next.getAutoCommit()).isTrue();
      assertThat(shop.hasEffectOf(xid)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void closedPooledConnection_closesItsHandleAndHasNoOther(Driver driver) throws Exception {
    Participant participant = shop.connect(driver);

    participant.close();

    assertThat(participant.connection().isClosed()).isTrue();
    assertClosed(participant.connection()::createStatement);
    assertClosed(participant.pooled()::getConnection);
    participant.close();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "STOCK")
  void statement_belongsToItsHandle(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver);
        Statement statement = participant.connection().createStatement();
        PreparedStatement prepared = participant.connection().prepareStatement("SELECT 1")) {
      assertThat(statement.getConnection()).isSameAs(participant.connection());
      assertThat(prepared.getConnection()).isSameAs(participant.connection());
      assertThat(Set.of(statement, prepared)).contains(statement, prepared);
      assertThat(Set.of(participant.connection())).contains(participant.connection());
      assertThat(typesOf(statement)).contains("PGStatement");
      assertThat(typesOf(prepared)).contains("PGStatement", "PreparedStatement");
      assertThat(typesOf(participant.connection())).contains("BaseConnection");
    }
  }

  @ParameterizedTest
  @EnumSource
  void failureOfAStatement_isTheConnectionsOnlyIfThatIsLost(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver)) {
      assertThatThrownBy(() -> participant.execute("SELECT 1 / 0"))
          .isInstanceOf(SQLException.class);
      assertThat(participant.errors()).isEmpty();

      shop.terminate(participant);

      assertThatThrownBy(() -> participant.execute("SELECT 1")).isInstanceOf(SQLException.class);
      assertThat(participant.errors()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void failureOfTheConnection_isToldToo(Driver driver) throws Exception {
    try (Participant participant = shop.connect(driver)) {
      shop.terminate(participant);

      assertThatThrownBy(() -> participant.connection().setSchema("public"))
          .isInstanceOf(SQLException.class);

      assertThat(participant.errors()).isNotEmpty();
    }
  }

  /** By their names, as each version of the driver has a class loader of its own. */
  private static Stream<String> typesOf(Object handle) {
    return Stream.of(handle.getClass().getInterfaces()).map(Class::getSimpleName);
  }

  private static void assertClosed(ThrowingCallable use) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08003"));
  }
}
