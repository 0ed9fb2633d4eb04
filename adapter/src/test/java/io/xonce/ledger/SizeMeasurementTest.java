/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.internal.Measurement.execute;
import static io.xonce.internal.Measurement.number;
import static io.xonce.internal.Measurement.print;
import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.DedupStore;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MariaDbTestDatabase;
import io.xonce.store.MessageKey;
import io.xonce.store.PostgresTestDatabase;
import io.xonce.store.SchemaMode;
import io.xonce.store.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a record and an attempt take on the disk, as they come in and when as many are purged as
 * come in, and how fast a purge is. Run by {@code -Pmeasure,mariadb}; it prints, and judges no
 * size.
 */
@Tag("measure")
class SizeMeasurementTest {

  private static final int ROWS = Integer.getInteger("measure.size", 200_000);
  private static final int BATCH = 50;
  private static final int GENERATIONS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** How a database is asked, and tidied up as it does by itself in time. */
  private record Kind(TestDatabase database, String tidy, String size, String log) {
    @Override
    public String toString() {
      return database.getClass().getSimpleName();
    }
  }

  private static List<Kind> kinds() {
    return List.of(
        new Kind(
            new PostgresTestDatabase(),
            "VACUUM ANALYZE %s",
            "SELECT pg_total_relation_size('%s')",
            "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"),
        new Kind(
            new MariaDbTestDatabase(),
            "ANALYZE TABLE %s",
            "SELECT data_length + index_length FROM information_schema.tables"
                + " WHERE table_schema = DATABASE() AND table_name = '%s'",
            "SELECT variable_value FROM information_schema.global_status"
                + " WHERE variable_name = 'INNODB_OS_LOG_WRITTEN'"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void records(Kind kind) throws Exception {
    DataSource dataSource = kind.database.create();
    DedupStore store = DedupStore.open(dataSource, SchemaMode.CREATE, PATIENCE);
    for (int generation = 1; generation <= GENERATIONS; generation++) {
      long log = number(dataSource, kind.log);
      claim(store);
      long written = number(dataSource, kind.log) - log;
      execute(dataSource, kind.tidy.formatted("xonce_message"));
      print(
          "%s, generation %d: %d bytes of table and keys, %d bytes of log a record",
          kind,
          generation,
          number(dataSource, kind.size.formatted("xonce_message")) / ROWS,
          written / ROWS);
      Thread.sleep(1_100);
      purge(kind, dataSource, store);
    }
  }

  private static void claim(DedupStore store) throws SQLException {
    try (Connection connection = store.connect()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < ROWS / BATCH; i++) {
        List<IncomingMessage> batch =
            Stream.generate(SizeMeasurementTest::message).limit(BATCH).toList();
        assertThat(store.claimAll(connection, batch)).hasSize(BATCH);
        connection.commit();
      }
    }
  }

  private static IncomingMessage message() {
    return new IncomingMessage(key(), "ID:" + UUID.randomUUID(), Instant.now());
  }

  private static MessageKey key() {
    return MessageKey.of("orders", null, List.of(UUID.randomUUID().toString()));
  }

  private static void purge(Kind kind, DataSource dataSource, DedupStore store)
      throws SQLException {
    long log = number(dataSource, kind.log);
    long start = System.nanoTime();
    int deleted = 0;
    for (int rows = 1; rows > 0; deleted += rows) {
      rows = store.purge("orders", Duration.ofSeconds(1), 1_000);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(deleted).isEqualTo(ROWS);
    print(
        "%s: purged %.0f records/s without a rest, %d bytes of log each",
        kind, deleted / seconds, (number(dataSource, kind.log) - log) / ROWS);
    execute(dataSource, kind.tidy.formatted("xonce_message"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void attempts(Kind kind) throws Exception {
    DataSource dataSource = kind.database.create();
    DedupStore.open(dataSource, SchemaMode.CREATE, PATIENCE);
    try (AttemptLedger ledger = AttemptLedger.open(dataSource, "node-a", Thread::new)) {
      for (int i = 0; i < ROWS; i++) {
        Attempt attempt = ledger.begin(key(), "ID:" + UUID.randomUUID(), 1, "0:ffff7f000001:" + i);
        ledger.end(attempt, AttemptOutcome.COMMITTED, null, null);
        if (i % 1_000 == 0) {
          await(() -> ledger.waiting() < 2_000);
        }
      }
      await(() -> ledger.waiting() == 0);
      assertThat(ledger.lost()).isZero();
    }
    execute(dataSource, kind.tidy.formatted("xonce_attempt"));
    print(
        "%s: %d bytes of table and keys an attempt",
        kind, number(dataSource, kind.size.formatted("xonce_attempt")) / ROWS);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
      Thread.sleep(2);
    }
  }
}
