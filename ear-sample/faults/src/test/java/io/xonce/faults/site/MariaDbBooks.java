/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.lab.MariaDb;
import java.util.List;

/** What the forms on MariaDB have written. */
public final class MariaDbBooks extends Books {

  /** A branch that is prepared and whose session has ended has no thread. */
  private static final String AT_WORK =
      " FROM information_schema.innodb_trx WHERE trx_mysql_thread_id NOT IN (0, connection_id())";

  MariaDbBooks(MariaDb mariaDb, String database) {
    super(mariaDb, mariaDb.jdbcUrl(database) + "&allowMultiQueries=true");
  }

  @Override
  public long prepared() {
    return query("XA RECOVER", row -> row.getString("data")).size();
  }

  /** Their sessions ended then: whoever has prepared since keeps his until the commit. */
  @Override
  public long outlived() {
    return count(
        "SELECT count(*) FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = 0");
  }

  @Override
  public long sessions() {
    return count(
        "SELECT count(*) FROM information_schema.processlist WHERE db = database()"
            + " AND id <> connection_id()");
  }

  @Override
  public long inTransaction() {
    return count("SELECT count(*)" + AT_WORK);
  }

  @Override
  long waiting() {
    return count("SELECT count(*)" + AT_WORK + " AND trx_state = 'LOCK WAIT'");
  }

  @Override
  public boolean terminateOne() {
    List<Long> sessions =
        query("SELECT trx_mysql_thread_id" + AT_WORK + " LIMIT 1", row -> row.getLong(1));
    sessions.forEach(session -> execute("KILL " + session));
    return !sessions.isEmpty();
  }
}
