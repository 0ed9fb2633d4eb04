/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The isolation at which a claim means what it says. */
final class Isolation {

  private Isolation() {}

  /**
   * Below READ COMMITTED a duplicate may be one of a transaction that rolls back; above, a claim
   * cannot see the record that was committed while it waited.
   */
  static void requireReadCommitted(Connection connection) throws SQLException {
    int level = connection.getTransactionIsolation();
    if (level != Connection.TRANSACTION_READ_COMMITTED) {
      throw StoreMessages.MESSAGES.isolationRefused(name(level));
    }
  }

  private static String name(int level) {
    return switch (level) {
      case Connection.TRANSACTION_NONE -> "NONE";
      case Connection.TRANSACTION_READ_UNCOMMITTED -> "READ UNCOMMITTED";
      case Connection.TRANSACTION_REPEATABLE_READ -> "REPEATABLE READ";
      case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
      default -> "level " + level;
    };
  }
}
