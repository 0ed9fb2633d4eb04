/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure that says nothing about the branch, only that the database could not be asked.
 *
 * @param connectionLost whether the connection is of no further use
 */
record ResourceManagerFailure(SQLException cause, boolean connectionLost) {

  private static final String CONNECTION_FAILURE = "08006";
  private static final String READ_ONLY = "25006";

  /**
   * Connection exception; shutdown, crash, start-up, or another end of the session by the server;
   * the two time-outs with which PostgreSQL ends a session in a transaction; a server that only
   * reads, and will when another one has its address. MariaDB's driver tells each loss as a
   * connection exception.
   */
  private static final List<String> LOST = List.of("08", "57P0", "25P03", "25P04", READ_ONLY);

  /**
   * Out of resources; statement cancelled; branch in the hands of another session; system error.
   */
  private static final List<String> REFUSED = List.of("53", "57014", "55000", "58");

  /**
   * What the driver's own pooled connection gives a session up for, beside those that are lost: out
   * of resources, system errors of database and driver, a broken configuration, internal errors.
   */
  private static final List<String> BROKEN = List.of("53", "58", "60", "99", "F0", "XX");

  /** The first one in the chain of causes. */
  static @Nullable ResourceManagerFailure in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      ResourceManagerFailure found = of(cause);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable ResourceManagerFailure of(Throwable failure) {
    if (failure instanceof SQLException e) {
      boolean lost = isOneOf(LOST, e);
      return lost || isOneOf(REFUSED, e) ? new ResourceManagerFailure(e, lost) : null;
    }
    if (failure instanceof IOException e) {
      String reason = e.toString();
      return new ResourceManagerFailure(
          new SQLNonTransientConnectionException(reason, CONNECTION_FAILURE, e), true);
    }
    return null;
  }

  /** Whether a statement failed because its session may not write. */
  static boolean isReadOnly(SQLException e) {
    return READ_ONLY.equals(e.getSQLState());
  }

  /** Whether a session in which a statement failed so is of no further use. */
  static boolean leavesUseless(SQLException e) {
    return e.getSQLState() == null || isOneOf(LOST, e) || isOneOf(BROKEN, e);
  }

  private static boolean isOneOf(List<String> prefixes, SQLException e) {
    String state = e.getSQLState();
    return state != null && prefixes.stream().anyMatch(state::startsWith);
  }

  String sqlState() {
    return cause.getSQLState();
  }
}
