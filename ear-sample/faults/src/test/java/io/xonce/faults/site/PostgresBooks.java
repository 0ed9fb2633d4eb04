/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.lab.Postgres;
import java.util.List;

/** What most forms have written. */
public final class PostgresBooks extends Books {

  private static final List<String> TABLES = List.of("effect", "entity", "xonce_message");

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

  @Override
  public long inTransaction() {
    return count(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND pid <> pg_backend_pid() AND backend_xid IS NOT NULL");
  }

  @Override
  long waiting() {
    return count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
  }

  @Override
  public boolean terminateOne() {
    return count(
            "SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                + " AND backend_xid IS NOT NULL LIMIT 1) ended")
        == 1;
  }
}
