/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.store.DedupStore;
import io.xonce.store.SchemaMode;
import io.xonce.store.StoreException;
import io.xonce.store.TestDataSources;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What can be checked of the ledger without the databases. No proof, but a first reader: H2
 * understands much of what they do.
 */
class UntriedDatabasesTest implements LedgerFixture {

  private final JdbcDataSource h2 = new JdbcDataSource();
  private DataSource pretending = h2;

  @Override
  public DataSource dataSource() {
    return h2;
  }

  @Override
  public AttemptLedger open(String node, Plug plug, int capacity, Duration flushInterval) {
    return AttemptLedger.open(
        pretending, node, Thread::new, capacity, new WriterIntervals(flushInterval, BEAT));
  }

  private void pretend(String product, String mode) {
    h2.setURL("jdbc:h2:mem:" + mode + ";MODE=" + mode + ";TIME ZONE=UTC;DB_CLOSE_DELAY=-1");
    pretending = TestDataSources.pretending(h2, product);
  }

  @ParameterizedTest
  @CsvSource({"Oracle, Oracle", "Microsoft SQL Server, MSSQLServer"})
  void statements_areUnderstoodByH2(String product, String mode) throws Exception {
    pretend(product, mode);
    DedupStore.open(h2, SchemaMode.CREATE, PATIENCE);
    execute("CREATE ALIAS SYSUTCDATETIME FOR '" + SqlServerFunctions.class.getName() + ".utc'");
    execute("INSERT INTO xonce_node VALUES ('node-a', X'01', DATE '2001-01-01')");
    execute("UPDATE xonce_node SET incarnation = X'00000000000000000000000000000001'");
    try (AttemptLedger ledger = open("node-a")) {
      LedgerFixture.begin(ledger, "runs");
      awaitRunning("runs");
      LedgerFixture.run(ledger, "a", REJECTED);
      assertThat(written(ledger, "a", 1).get(0).outcome()).isEqualTo(REJECTED);
      await(() -> ledger.rejection(LedgerFixture.delivered("a", "ID:a", 2)).isPresent());
      await(() -> count("SELECT count(*) FROM xonce_node") == 1);
      askAsAnOperatorDoes();
      execute("UPDATE xonce_attempt SET started_at = DATE '2001-01-01' WHERE outcome IS NOT NULL");
      assertThat(ledger.purge("ledger", Duration.ofDays(7), 10)).isOne();
    }
    assertThat(count("SELECT count(*) FROM xonce_attempt WHERE outcome = 'UNKNOWN'")).isOne();
    execute("SHUTDOWN");
  }

  private void askAsAnOperatorDoes() {
    Instant soon = Instant.now().plusSeconds(3600);
    Instant before = soon.minusSeconds(7200);
    assertThat(new KeySearch("ledger", null, "ID:a", before, soon, 5).in(pretending).hits())
        .hasSize(1);
    assertThat(new KeySearch("ledger", "a", null, before, soon, 5).in(pretending).hits()).isEmpty();
    assertThat(FailedMessage.of(pretending, Arrays.asList(null, "ID:a"))).containsOnlyKeys("ID:a");
    assertThat(HeldKey.of(pretending, "tx a", null)).hasSize(1);
    OperatorActions actions = new OperatorActions(pretending, "node-a");
    actions.end(actions.begin("ledger", "pause", "a", "ann", "why"), "done");
    assertThat(actions.latest(5)).extracting(OperatorAction::result).containsExactly("done");
  }

  /** What H2 calls. */
  public static final class SqlServerFunctions {

    private SqlServerFunctions() {}

    /** {@code SYSUTCDATETIME()}. */
    public static LocalDateTime utc() {
      return LocalDateTime.now(ZoneOffset.UTC);
    }
  }

  @Test
  void unknownDatabase_isToldByItsName() throws Exception {
    pretend("Access", "REGULAR");
    try (Connection connection = pretending.getConnection()) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> LedgerDatabase.of(connection))
          .withMessageStartingWith(
              "XONCE05012: The attempt ledger does not know the database 'Access'");
    }
  }
}
