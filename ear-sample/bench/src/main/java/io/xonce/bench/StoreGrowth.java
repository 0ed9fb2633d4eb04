/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import io.xonce.lab.Postgres;
import io.xonce.store.DedupStore;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import io.xonce.store.SchemaMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * What a claim costs as the store grows, and while it is purged: JDBC alone, on its own database.
 */
final class StoreGrowth implements AutoCloseable {

  private static final String CONSUMER = "growth";
  private static final int WARM_UP = 10_000;
  private static final int CLAIMS = 5_000;
  private static final int[] SIZES = {10_000, 1_000_000, 30_000_000};
  private static final Duration RETENTION = Duration.ofMinutes(1);

  private final Postgres postgres;
  private final Database database;
  private final DedupStore store;

  private StoreGrowth(Postgres postgres) {
    this.postgres = postgres;
    this.database = Setup.store(postgres);
    this.store =
        DedupStore.open(Setup.source(postgres), SchemaMode.VALIDATE, Duration.ofSeconds(5));
  }

  /** Measures at each size up to the largest, and at that with a purge at work. */
  static List<Growth> measure(int largest, Consumer<Growth> report) {
    try (StoreGrowth growth = new StoreGrowth(Setup.bare())) {
      List<Growth> found = new ArrayList<>();
      int present = 0;
      for (int size : SIZES) {
        if (size <= largest) {
          growth.fill(present, size);
          present = size;
          found.add(told(growth.claims(size), report));
        }
      }
      found.add(told(growth.claimsDuringPurge(present), report));
      return found;
    }
  }

  private static Growth told(Growth growth, Consumer<Growth> report) {
    report.accept(growth);
    return growth;
  }

  /** Without its indexes the table fills many times faster, and they come out the same. */
  private void fill(int present, int size) {
    List<String> indexes =
        database.texts("SELECT indexdef FROM pg_indexes WHERE tablename = 'xonce_message'");
    database.execute("ALTER TABLE xonce_reply DROP CONSTRAINT xonce_reply_message");
    database.execute("ALTER TABLE xonce_message DROP CONSTRAINT xonce_message_pkey");
    database.execute("DROP INDEX xonce_message_age");
    database.execute(
        """
        INSERT INTO xonce_message
          (key_hash, consumer, key_text, message_id, sent_at, processed_at, outcome)
        SELECT sha256(convert_to(i::text, 'UTF8')), '%s', 'payment-' || i, 'ID:' || gen_random_uuid(),
               now() - make_interval(secs => i / 20.0), now() - make_interval(secs => i / 20.0),
               'COMMITTED'
        FROM generate_series(%d, %d) AS i"""
            .formatted(CONSUMER, present + 1, size));
    indexes.forEach(database::execute);
    database.execute(
        "ALTER TABLE xonce_message ADD CONSTRAINT xonce_message_pkey"
            + " PRIMARY KEY USING INDEX xonce_message_pkey");
    database.execute(
        "ALTER TABLE xonce_reply ADD CONSTRAINT xonce_reply_message"
            + " FOREIGN KEY (key_hash) REFERENCES xonce_message (key_hash) ON DELETE CASCADE");
    database.execute("VACUUM (ANALYZE) xonce_message");
    database.execute("CHECKPOINT");
  }

  private Growth claims(long records) {
    claim(WARM_UP);
    return growth(records, false, claim(CLAIMS));
  }

  /** All records but the newest are old, so the purge has enough to do. */
  private Growth claimsDuringPurge(long records) {
    AtomicLong purged = new AtomicLong();
    Thread purge = new Thread(() -> purged.set(store.purge(CONSUMER, RETENTION)), "purge");
    purge.start();
    try {
      claim(WARM_UP);
      Growth growth = growth(records, true, claim(CLAIMS));
      end(purge);
      if (purged.get() == 0) {
        throw new IllegalStateException("Nothing was purged: no record is old enough");
      }
      return growth;
    } finally {
      purge.interrupt();
    }
  }

  private static void end(Thread purge) {
    purge.interrupt();
    try {
      purge.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Nanoseconds of each claim, apart from the commit behind it. */
  private Histogram claim(int count) {
    Histogram nanos = new Histogram(3);
    String run = UUID.randomUUID().toString();
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        MessageKey key = MessageKey.of(CONSUMER, null, List.of(run + i));
        long start = System.nanoTime();
        store.claim(connection, new IncomingMessage(key, null, null));
        nanos.recordValue(System.nanoTime() - start);
        connection.commit();
      }
      return nanos;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Growth growth(long records, boolean purging, Histogram nanos) {
    return new Growth(
        records,
        purging,
        nanos.getValueAtPercentile(50) / 1e3,
        nanos.getValueAtPercentile(99) / 1e3);
  }

  @Override
  public void close() {
    database.close();
    postgres.close();
  }
}
