/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.lab.PgBouncer;
import java.sql.SQLException;
import java.util.Map;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.xa.PGXADataSource;

/** Branches through a PgBouncer that lends sessions out whole. */
@EnabledIf(
    value = "io.xonce.lab.PgBouncer#isAvailable",
    disabledReason = "PgBouncer is not installed: apt-get install pgbouncer")
class PooledBranchTest extends ShopTest {

  @ParameterizedTest
  @ValueSource(classes = {HonestXADataSource.class, PGXADataSource.class})
  void preparedBranch_outlivesThePoolerAndIsRecoveredThroughTheNext(
      Class<? extends PGXADataSource> type) throws Exception {
    try (PgBouncer bouncer = bouncer()) {
      Participant lost = connect(type, bouncer);
      lost.writeIn(xid);
      assertThat(lost.resource().prepare(xid)).isEqualTo(XAResource.XA_OK);
    }
    try (PgBouncer next = bouncer();
        Participant recovery = connect(type, next)) {
      assertThat(recovery.recovers(xid)).isTrue();
      assertThat(shop.hasEffectOf(xid)).isFalse();
      recovery.resource().commit(xid, false);
      assertThat(recovery.recovers(xid)).isFalse();
      assertThat(shop.hasEffectOf(xid)).isTrue();
    }
  }

  /** PgBouncer 1.18 takes no options; told to ignore them, it loses them without a word. */
  @Test
  void lockTimeoutOfTheRole_reachesThePooledSession() throws Exception {
    String role = "ALTER ROLE " + shop.postgres.user();
    shop.execute(role + " SET lock_timeout = '7s'");
    try (PgBouncer bouncer = bouncer();
        Participant participant = connect(HonestXADataSource.class, bouncer)) {
      assertThat(Shop.text(participant.connection(), "SHOW lock_timeout")).isEqualTo("7s");
    } finally {
      shop.execute(role + " RESET lock_timeout");
    }
  }

  private PgBouncer bouncer() {
    return PgBouncer.start(shop.postgres, Map.of("pool_mode", "session"));
  }

  private Participant connect(Class<? extends PGXADataSource> type, PgBouncer bouncer)
      throws ReflectiveOperationException, SQLException {
    PGXADataSource dataSource = type.getConstructor().newInstance();
    dataSource.setUrl(bouncer.jdbcUrl("shop"));
    dataSource.setUser(shop.postgres.user());
    return new Participant(dataSource.getXAConnection());
  }
}
