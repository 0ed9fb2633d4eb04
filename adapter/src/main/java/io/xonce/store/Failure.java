/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.RootCause;
import io.xonce.internal.SqlStates;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Turns what the driver threw into what the caller can react to. */
final class Failure {

  private Failure() {}

  /** A lost connection is told as such, whatever was being done. */
  static StoreException of(SQLException e, Function<String, StoreException> otherwise) {
    String sqlState = SqlStates.of(e);
    if (SqlStates.isReadOnly(e)) {
      return StoreMessages.MESSAGES.onlyReads(e);
    }
    return SqlStates.isUnavailable(e)
        ? StoreMessages.MESSAGES.unreachable(e, sqlState, RootCause.of(e))
        : otherwise.apply(sqlState);
  }

  static StoreException ofClaim(
      SQLException e, Dialect dialect, List<IncomingMessage> messages, Duration lockTimeout) {
    String key = nameOf(messages);
    if (dialect.isTimeout(e)) {
      return StoreMessages.MESSAGES.claimTimeout(
          e, key, lockTimeout, SqlStates.of(e), dialect.database().inDoubt());
    }
    if (dialect.isConflict(e)) {
      return StoreMessages.MESSAGES.claimConflict(e, key, SqlStates.of(e));
    }
    return of(e, sqlState -> StoreMessages.MESSAGES.claimFailed(e, key, sqlState));
  }

  /** No database tells which key of a batch it was. */
  private static String nameOf(List<IncomingMessage> messages) {
    MessageKey first = messages.get(0).key();
    int others = messages.size() - 1;
    return others == 0 ? first.toString() : first + " or one of the " + others + " with it";
  }
}
