/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.internal.Measurement.execute;
import static io.xonce.internal.Measurement.number;
import static io.xonce.internal.Measurement.print;
import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.lab.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * What a purge of millions of records costs the claims beside it. Run by {@code -Pmeasure}; it
 * judges the effects, never the time.
 */
@Tag("measure")
class PurgeMeasurementTest {

  private static final int ROWS = Integer.getInteger("measure.rows", 10_000_000);
  private static final int SECONDS = Integer.getInteger("measure.seconds", 120);

  /** For who cannot wait for the end of the purge; all rows are there while it is measured. */
  private static final int PURGE_SECONDS =
      Integer.getInteger("measure.purge-seconds", Integer.MAX_VALUE);

  private static final int THREADS = 4;
  private static final Duration RETENTION = Duration.ofDays(7);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @Test
  void claims_withoutAndBesideAPurge() throws Exception {
    try (Postgres server = Postgres.start(Map.of("max_wal_size", "4GB"))) {
      DataSource dataSource = pool(server);
      DedupStore store = DedupStore.open(dataSource, SchemaMode.CREATE, StoreFixture.PATIENCE);
      fill(dataSource);
      try (Connection connection = store.connect()) {
        assertThat(store.find(connection, oldKey(ROWS))).isPresent();
      }
      measure("warm-up", store, this::pause);
      long[] before = measure("without", store, this::pause);
      long start = System.nanoTime();
      long[] beside = measure("beside the purge", store, () -> purge(store));
      double seconds = (System.nanoTime() - start) / 1e9;
      measure("afterwards", store, this::pause);

      long left = number(dataSource, "SELECT count(*) FROM xonce_message WHERE consumer = 'old'");
      long deadlocks = number(dataSource, "SELECT sum(deadlocks) FROM pg_stat_database");
      print(
          "p50 x%.2f, p99 x%.2f; purged %d in %.0f s, %.0f rows/s; deadlocks %d",
          (double) quantile(beside, 0.5) / quantile(before, 0.5),
          (double) quantile(beside, 0.99) / quantile(before, 0.99),
          ROWS - left,
          seconds,
          (ROWS - left) / seconds,
          deadlocks);
      assertThat(left).isLessThan(ROWS);
      assertThat(deadlocks).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  private long purge(DedupStore store) throws Exception {
    Future<Long> purge = threads.submit(() -> store.purge("old", RETENTION));
    try {
      return purge.get(PURGE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      purge.cancel(true);
      return 0;
    }
  }

  /** A new connection for each batch would be measured, too. */
  private static DataSource pool(Postgres server) {
    PGConnectionPoolDataSource dataSource = new PGConnectionPoolDataSource();
    dataSource.setUrl(server.jdbcUrl("postgres"));
    dataSource.setUser(server.user());
    dataSource.setPassword(server.password());
    return JdbcConnectionPool.create(dataSource);
  }

  private static MessageKey oldKey(int number) {
    return MessageKey.of("old", null, List.of(Integer.toString(number)));
  }

  /** Without its keys while it is filled: only then is that a matter of minutes. */
  private static void fill(DataSource dataSource) throws SQLException {
    String digits =
        "decode(regexp_replace(encode(i::text::bytea, 'hex'), '..', '00\\&', 'g'), 'hex')";
    String old =
        "SELECT sha256('\\x010100000003006f006c0064000000000101'::bytea"
            + " || int4send(length(i::text)) || "
            + digits
            + "), 'old', 'payment ' || i, 'ID:' || i,"
            + " current_timestamp - interval '30 days' + i * interval '0.1 seconds',"
            + " current_timestamp - interval '30 days' + i * interval '0.1 seconds', 'COMMITTED'"
            + " FROM generate_series(1, "
            + ROWS
            + ") i";
    execute(
        dataSource,
        "ALTER TABLE xonce_message DROP CONSTRAINT xonce_message_pkey CASCADE",
        "INSERT INTO xonce_message"
            + " (key_hash, consumer, key_text, message_id, sent_at, processed_at, outcome) "
            + old,
        "ALTER TABLE xonce_message ADD CONSTRAINT xonce_message_pkey PRIMARY KEY (key_hash)",
        "ALTER TABLE xonce_reply ADD CONSTRAINT xonce_reply_message FOREIGN KEY (key_hash)"
            + " REFERENCES xonce_message (key_hash) ON DELETE CASCADE",
        "VACUUM ANALYZE",
        "CHECKPOINT");
  }

  /** Latencies of claim and commit, in nanoseconds, sorted, for as long as the work takes. */
  private long[] measure(String what, DedupStore store, Callable<?> work) throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    List<Future<LongStream>> claims = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      claims.add(threads.submit(() -> claim(store, stop)));
    }
    Future<Long> copies = threads.submit(() -> claimOldKeys(store, stop));
    long start = System.nanoTime();
    work.call();
    stop.set(true);
    double seconds = (System.nanoTime() - start) / 1e9;
    LongStream all = LongStream.empty();
    for (Future<LongStream> claim : claims) {
      all = LongStream.concat(all, claim.get());
    }
    long[] sorted = all.sorted().toArray();
    print(
        "%s: %d claims, %.0f/s, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, longest %.0f ms;"
            + " %d copies of old messages",
        what,
        sorted.length,
        sorted.length / seconds,
        quantile(sorted, 0.5) / 1e6,
        quantile(sorted, 0.99) / 1e6,
        quantile(sorted, 0.999) / 1e6,
        quantile(sorted, 1) / 1e6,
        copies.get());
    return sorted;
  }

  private static LongStream claim(DedupStore store, AtomicBoolean stop) throws SQLException {
    LongStream.Builder latencies = LongStream.builder();
    try (Connection connection = store.connect()) {
      connection.setAutoCommit(false);
      while (!stop.get()) {
        MessageKey key = MessageKey.of("new", null, List.of(UUID.randomUUID().toString()));
        long start = System.nanoTime();
        assertThat(store.claim(connection, new IncomingMessage(key, "ID:1", null)).verdict())
            .isEqualTo(Verdict.FIRST);
        connection.commit();
        latencies.add(System.nanoTime() - start);
      }
    }
    return latencies.build();
  }

  /** Meets the rows that are being purged, in an order that is not the purge's. */
  private static long claimOldKeys(DedupStore store, AtomicBoolean stop) throws Exception {
    long claims = 0;
    ThreadLocalRandom random = ThreadLocalRandom.current();
    try (Connection connection = store.connect()) {
      connection.setAutoCommit(false);
      while (!stop.get()) {
        List<IncomingMessage> batch =
            IntStream.range(0, 10)
                .mapToObj(i -> new IncomingMessage(oldKey(random.nextInt(1, ROWS + 1)), null, null))
                .toList();
        claims += store.claimAll(connection, batch).size();
        connection.rollback();
        Thread.sleep(10);
      }
    }
    return claims;
  }

  private @Nullable Void pause() throws InterruptedException {
    TimeUnit.SECONDS.sleep(SECONDS);
    return null;
  }

  private static long quantile(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))];
  }
}
