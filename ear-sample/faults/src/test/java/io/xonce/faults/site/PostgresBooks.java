/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.lab.Postgres;
import io.xonce.store.DedupStore;
import io.xonce.store.SchemaMode;
import java.time.Duration;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** What most forms have written. */
public final class PostgresBooks extends Books {

  private static final List<String> TABLES = List.of("effect", "entity", "xonce_message");

  private static final String OF_OTHERS =
      " FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client"
          + " backend' AND pid <> pg_backend_pid()";

  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

  /** As little as there is. */
  private static final Duration NO_TIME = Duration.ofMillis(1);

  private static final String AT_WORK = " AND backend_xid IS NOT NULL";

  PostgresBooks(Postgres postgres, String database) {
    super(postgres, postgres.jdbcUrl(database));
  }

  /** Keeps what is in the tables, to be restored. */
  public void save() {
    for (String table : TABLES) {
      execute("DROP TABLE IF EXISTS saved_" + table);
      execute("CREATE TABLE saved_" + table + " AS TABLE " + table);
    }
  }

  public void restore() {
    for (String table : TABLES) {
      execute("DELETE FROM " + table);
      execute("INSERT INTO " + table + " TABLE saved_" + table);
    }
  }

  /** Lets Xonce forget what a consumer has processed, all of it, and answers how much that was. */
  public long purge(String consumer) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url());
    source.setUser(server().user());
    source.setPassword(server().password());
    return DedupStore.open(source, SchemaMode.VALIDATE, LOCK_TIMEOUT).purge(consumer, NO_TIME);
  }

  /** Whether the database can still write. */
  public boolean takesWrites() {
    try {
      execute("CREATE TABLE IF NOT EXISTS room (taken int); INSERT INTO room VALUES (1)");
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  @Override
  public long prepared() {
    return count("SELECT count(*) FROM pg_prepared_xacts");
  }

  /** The same by their names. */
  public List<String> branches() {
    return query("SELECT gid FROM pg_prepared_xacts", row -> row.getString(1));
  }

  @Override
  public long outlived() {
    return count(
        "SELECT count(*) FROM pg_prepared_xacts WHERE prepared < pg_postmaster_start_time()");
  }

  @Override
  public long sessions() {
    return count("SELECT count(*)" + OF_OTHERS);
  }

  @Override
  public long inTransaction() {
    return count("SELECT count(*)" + OF_OTHERS + AT_WORK);
  }

  @Override
  long waiting() {
    return count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
  }

  @Override
  public boolean terminateOne() {
    return count(
            "SELECT count(*) FROM (SELECT pg_terminate_backend(pid)"
                + OF_OTHERS
                + AT_WORK
                + " LIMIT 1) ended")
        == 1;
  }
}
