/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.lab.PgBouncer;
import io.xonce.lab.Postgres;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A store behind a pooler: what is lent out by the session is as good as no pooler. */
@EnabledIf(
    value = "io.xonce.lab.PgBouncer#isAvailable",
    disabledReason = "PgBouncer is not installed: apt-get install pgbouncer")
class PooledSessionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static Postgres postgres;

  @BeforeAll
  static void startPostgres() {
    postgres = Postgres.start(Map.of());
    PGSimpleDataSource direct = PostgresTestDatabase.at(postgres, "postgres");
    DedupStore.open(direct, SchemaMode.CREATE, PATIENCE);
  }

  @AfterAll
  static void stopPostgres() {
    postgres.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"transaction", "statement"})
  void sessionLentOutByLess_isRefusedAtTheOpening(String mode) {
    try (PgBouncer bouncer = PgBouncer.start(postgres, Map.of("pool_mode", mode))) {
      assertThatThrownBy(() -> DedupStore.open(behind(bouncer), SchemaMode.VALIDATE, PATIENCE))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("XONCE04042: ")
          .hasMessageContaining("pool_mode = session");
    }
  }

  @Test
  void sessionMode_holdsAStore() {
    try (PgBouncer bouncer = PgBouncer.start(postgres, Map.of("pool_mode", "session"))) {
      DedupStore store = DedupStore.open(behind(bouncer), SchemaMode.VALIDATE, PATIENCE);
      IncomingMessage message = StoreFixture.message("1");
      assertThat(store.claimAlone(message).verdict()).isEqualTo(Verdict.FIRST);
      assertThat(store.claimAlone(message).verdict()).isEqualTo(Verdict.DUPLICATE);
    }
  }

  private static PGSimpleDataSource behind(PgBouncer bouncer) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(bouncer.jdbcUrl("postgres"));
    dataSource.setUser(postgres.user());
    return dataSource;
  }
}
