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
record Outage(SQLException cause, boolean connectionLost) {

  private static final String CONNECTION_FAILURE = "08006";

  /**
   * Connection exception; shutdown, crash, start-up, or another end of the session by the server;
   * the two time-outs with which PostgreSQL ends a session in a transaction. MariaDB's driver tells
   * each loss as a connection exception.
   */
  private static final List<String> LOST = List.of("08", "57P0", "25P03", "25P04");

  /**
   * Out of resources; statement cancelled; branch in the hands of another session; system error;
   * server not writable, as one that is still to take over from its predecessor.
   */
  private static final List<String> REFUSED = List.of("53", "57014", "55000", "58", "25006");

  /** The first one in the chain of causes. */
  static @Nullable Outage in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Outage outage = of(cause);
      if (outage != null) {
        return outage;
      }
    }
    return null;
  }

  private static @Nullable Outage of(Throwable failure) {
    if (failure instanceof SQLException e) {
      boolean lost = isOneOf(LOST, e);
      return lost || isOneOf(REFUSED, e) ? new Outage(e, lost) : null;
    }
    if (failure instanceof IOException e) {
      String reason = e.toString();
      return new Outage(
          new SQLNonTransientConnectionException(reason, CONNECTION_FAILURE, e), true);
    }
    return null;
  }

  private static boolean isOneOf(List<String> prefixes, SQLException e) {
    String state = e.getSQLState();
    return state != null && prefixes.stream().anyMatch(state::startsWith);
  }

  String sqlState() {
    return cause.getSQLState();
  }
}
