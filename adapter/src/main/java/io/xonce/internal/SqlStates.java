/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Set;

/** What the SQLState of a failure means. */
public final class SqlStates {

  /** Unique violation. */
  public static final String UNIQUE = "23505";

  /** PostgreSQL: the transaction is aborted. */
  public static final String ABORTED = "25P02";

  /**
   * PostgreSQL: lock not available, query cancelled. MariaDB: statement interrupted. H2: lock
   * timeout, statement cancelled.
   */
  private static final Set<String> TIMEOUT = Set.of("55P03", "57014", "70100", "HYT00");

  /** Serialization failure, deadlock. */
  private static final Set<String> CONFLICT = Set.of("40001", "40P01");

  /** MariaDB's has no SQLState of its own; H2's is for a driver or wrapper that loses it. */
  private static final Set<Integer> LOCK_TIMEOUT = Set.of(1205, 50200);

  /** MariaDB: not only the statement was interrupted. */
  private static final int CONNECTION_KILLED = 1927;

  /** PostgreSQL, MariaDB: the transaction may not write. */
  private static final String READ_ONLY = "25006";

  /** MariaDB: the server may not write, by an option or in its mode. H2: the database may not. */
  private static final Set<Integer> READ_ONLY_SERVER = Set.of(1290, 1836, 90097);

  /** MariaDB: no room on the disk, or for the table. H2: none on the disk. */
  private static final Set<Integer> NO_ROOM = Set.of(1021, 1114, 90100);

  private SqlStates() {}

  /** The SQLState, or "none". */
  public static String of(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "none" : state;
  }

  public static boolean isTimeout(SQLException e) {
    return (TIMEOUT.contains(of(e)) && !isKilled(e)) || LOCK_TIMEOUT.contains(e.getErrorCode());
  }

  public static boolean isConflict(SQLException e) {
    return CONFLICT.contains(of(e));
  }

  /** A standby, or a server that has stopped to write. */
  public static boolean isReadOnly(SQLException e) {
    return of(e).equals(READ_ONLY) || READ_ONLY_SERVER.contains(e.getErrorCode());
  }

  /**
   * Connection lost, server going down or out of resources, or one that only reads. H2 tells the
   * first by the type alone.
   */
  public static boolean isUnavailable(SQLException e) {
    String state = of(e);
    return e instanceof SQLNonTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P0")
        || state.startsWith("53")
        || NO_ROOM.contains(e.getErrorCode())
        || isReadOnly(e)
        || isKilled(e);
  }

  private static boolean isKilled(SQLException e) {
    return e.getErrorCode() == CONNECTION_KILLED;
  }
}
