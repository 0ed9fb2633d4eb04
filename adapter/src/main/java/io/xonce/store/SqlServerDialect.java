/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.Database;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Map;
import java.util.Set;

/**
 * SQL Server 2014 and later; its sessions must leave XACT_ABORT off, or a duplicate ends the
 * transaction. Written from its documentation, not yet run.
 */
final class SqlServerDialect extends Dialect {

  /** Of an index, and of a constraint. */
  private static final Set<Integer> UNIQUE = Set.of(2601, 2627);

  private static final int LOCK_TIMEOUT = 1222;

  SqlServerDialect() {
    super(Database.SQLSERVER);
  }

  @Override
  Map<String, String> types() {
    return Map.of(
        "hash", "binary(32)", "id", "binary(16)", "text", "nvarchar(%s)", "time", "timestamp");
  }

  @Override
  boolean isTaken(SQLException e) {
    return UNIQUE.contains(e.getErrorCode());
  }

  /** Not by what others report: 1205 is the lock timeout of another product and a deadlock here. */
  @Override
  boolean isTimeout(SQLException e) {
    return e instanceof SQLTimeoutException || e.getErrorCode() == LOCK_TIMEOUT;
  }
}
