/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bean takes the role of a tenant for its statements, as row-level security wants it. */
class SessionRoleTest extends ShopTest {

  private static final String USER = "app";

  @BeforeAll
  static void makeUser() throws SQLException {
    shop.execute("CREATE ROLE tenant");
    shop.execute("CREATE ROLE app LOGIN PASSWORD 'app' IN ROLE tenant");
    shop.execute("GRANT INSERT ON effect TO app");
  }

  /** Nobody but the role could finish the branch, and the connection has that no more. */
  @Test
  void stockDriver_preparesWhatItCannotFinish() throws Exception {
    try (Participant stock = endedBranch(Driver.STOCK, "SET LOCAL ROLE tenant")) {
      assertThat(stock.resource().prepare(xid)).isEqualTo(XAResource.XA_OK);
      assertThatExceptionOfType(XAException.class)
          .isThrownBy(() -> stock.resource().commit(xid, false))
          .havingCause()
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
    assertThat(shop.holdsPrepared(xid)).isTrue();
    shop.recoverByRollback(Driver.STOCK, xid);
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "STOCK")
  void branchOfAnotherRole_isNotPrepared_andTheConnectionGivenUp(Driver driver) throws Exception {
    for (String change : new String[] {"SET LOCAL ROLE tenant", "SET ROLE tenant"}) {
      try (Participant honest = endedBranch(driver, change)) {
        assertThatExceptionOfType(XAException.class)
            .isThrownBy(() -> honest.resource().prepare(xid))
            .withMessageContaining("XONCE02007")
            .returns(XAException.XA_RBROLLBACK, e -> e.errorCode);
        assertThat(honest.errors()).hasSize(1);
        assertThat(shop.stateOf(honest)).isEqualTo("idle");
      }
    }
    assertThat(shop.holdsPrepared(xid)).isFalse();
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "STOCK")
  void roleThatWasGivenBack_isGood(Driver driver) throws Exception {
    try (Participant honest = endedBranch(driver, "SET LOCAL ROLE tenant; RESET ROLE")) {
      honest.resource().prepare(xid);
      honest.resource().commit(xid, false);
      assertThat(honest.errors()).isEmpty();
    }
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  /** Nothing is prepared that was not asked for, and the next branch has another connection. */
  @ParameterizedTest
  @EnumSource(mode = EXCLUDE, names = "STOCK")
  void sessionThatHasForgottenHowToAsk_isGivenUp(Driver driver) throws Exception {
    try (Participant honest = endedBranch(driver, "DEALLOCATE ALL")) {
      assertThatExceptionOfType(XAException.class)
          .isThrownBy(() -> honest.resource().prepare(xid))
          .returns(XAException.XA_RBOTHER, e -> e.errorCode);
      assertThat(honest.errors()).hasSize(1);
    }
    assertThat(shop.holdsPrepared(xid)).isFalse();
    assertThat(shop.hasEffectOf(xid)).isFalse();
  }

  @Test
  void onePhase_asksForNoRole() throws Exception {
    try (Participant honest = endedBranch(Driver.HONEST, "SET LOCAL ROLE tenant")) {
      honest.resource().commit(xid, true);
    }
    assertThat(shop.hasEffectOf(xid)).isTrue();
  }

  private Participant endedBranch(Driver driver, String change) throws Exception {
    Participant participant = new Participant(driver.to(shop.postgres).getXAConnection(USER, USER));
    participant.begin(xid);
    participant.write(xid);
    participant.execute(change);
    participant.resource().end(xid, XAResource.TMSUCCESS);
    return participant;
  }
}
