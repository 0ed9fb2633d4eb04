/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Set;

/** What the SQLState of a failure means to the store. */
final class SqlStates {

  /** Unique violation. */
  static final String UNIQUE = "23505";

  /** PostgreSQL: lock not available, query cancelled. H2: lock timeout, statement cancelled. */
  private static final Set<String> TIMEOUT = Set.of("55P03", "57014", "HYT00");

  /** Serialization failure, deadlock. */
  private static final Set<String> CONFLICT = Set.of("40001", "40P01");

  /** H2's vendor code, for a driver or wrapper that loses the SQLState. */
  private static final int H2_LOCK_TIMEOUT = 50200;

  private SqlStates() {}

  /** The SQLState, or "none". */
  static String of(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "none" : state;
  }

  static boolean isTimeout(SQLException e) {
    return TIMEOUT.contains(of(e)) || e.getErrorCode() == H2_LOCK_TIMEOUT;
  }

  static boolean isConflict(SQLException e) {
    return CONFLICT.contains(of(e));
  }

  /** Connection lost, server going down or out of resources. H2 tells it by the type alone. */
  static boolean isUnavailable(SQLException e) {
    String state = of(e);
    return e instanceof SQLNonTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P0")
        || state.startsWith("53");
  }
}
