/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.growth;

import io.xonce.bench.host.BenchDatabase;
import io.xonce.bench.host.ServerSetup;
import io.xonce.lab.Postgres;
import io.xonce.store.DedupStore;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import io.xonce.store.SchemaMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** A store with so many records of one consumer, in a database of its own. */
final class FilledStore implements AutoCloseable {

  private static final String CONSUMER = "growth";
  private static final Duration RETENTION = Duration.ofMinutes(1);

  private final int records;
  private final BenchDatabase database;
  private final DedupStore store;

  FilledStore(Postgres postgres, int records) {
    this.records = records;
    String name = "store_" + records;
    postgres.createDatabase(name);
    try (BenchDatabase filling = ServerSetup.store(postgres, name)) {
      fill(filling);
    }
    store =
        DedupStore.open(
            ServerSetup.source(postgres, name), SchemaMode.VALIDATE, Duration.ofSeconds(5));
    database = ServerSetup.database(postgres, name);
    touchKeys();
  }

  int records() {
    return records;
  }

  /** Without its indexes the table fills many times faster, and they come out the same. */
  private void fill(BenchDatabase database) {
    List<String> indexes =
        database.texts("SELECT indexdef FROM pg_indexes WHERE tablename = 'xonce_message'");
    database.execute("ALTER TABLE xonce_reply DROP CONSTRAINT xonce_reply_message");
    database.execute("ALTER TABLE xonce_message DROP CONSTRAINT xonce_message_pkey");
    database.execute("DROP INDEX xonce_message_age");
    database.execute(
        """
        INSERT INTO xonce_message
          (key_hash, consumer, key_text, message_id, attempt_id, delivery_count, node, tx_id,
           sent_at, processed_at, outcome)
        SELECT sha256(convert_to(i::text, 'UTF8')), '%s', 'payment-' || i, 'ID:' || gen_random_uuid(),
               uuid_send(gen_random_uuid()), 1, 'node-a/payments',
               '0:ffff0a000001:2f1b:69a40c41:' || to_hex(i),
               now() - make_interval(secs => i / 20.0), now() - make_interval(secs => i / 20.0),
               'COMMITTED'
        FROM generate_series(1, %d) AS i"""
            .formatted(CONSUMER, records));
    indexes.forEach(database::execute);
    database.execute(
        "ALTER TABLE xonce_message ADD CONSTRAINT xonce_message_pkey"
            + " PRIMARY KEY USING INDEX xonce_message_pkey");
    database.execute(
        "ALTER TABLE xonce_reply ADD CONSTRAINT xonce_reply_message"
            + " FOREIGN KEY (key_hash) REFERENCES xonce_message (key_hash) ON DELETE CASCADE");
    database.execute("VACUUM (ANALYZE) xonce_message");
  }

  /**
   * Has the connection of the claims read the index of the keys, as one that a pool has kept for a
   * day: that the index is in memory is not enough where a process pays for its first look at each
   * page, a virtual machine more than others.
   */
  private void touchKeys() {
    database.execute("SET enable_seqscan = off");
    database.number("SELECT count(key_hash) FROM xonce_message");
  }

  boolean hasHugePages() {
    return database.texts("SHOW huge_pages_status").contains("on");
  }

  void checkpoint() {
    database.execute("CHECKPOINT");
  }

  /** Records the nanoseconds of each claim, apart from the commit behind it. */
  void claim(int count, Histogram nanos) {
    String run = UUID.randomUUID().toString();
    Connection connection = database.connection();
    try {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        MessageKey key = MessageKey.of(CONSUMER, null, List.of(run + i));
        long start = System.nanoTime();
        store.claim(connection, new IncomingMessage(key, null, null));
        nanos.recordValue(System.nanoTime() - start);
        connection.commit();
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until the thread is interrupted: all records but the newest are old. */
  long purge() {
    return store.purge(CONSUMER, RETENTION);
  }

  @Override
  public void close() {
    database.close();
  }
}
