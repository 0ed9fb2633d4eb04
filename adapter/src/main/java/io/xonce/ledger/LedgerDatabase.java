/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.Database;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** The database that a ledger is in. */
final class LedgerDatabase {

  private LedgerDatabase() {}

  /**
   * The one behind a connection.
   *
   * @throws io.xonce.store.StoreException if Xonce does not know it
   */
  static Database of(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    Database database = Database.of(metaData).orElse(null);
    if (database == null) {
      throw LedgerMessages.LOG.unknownDatabase(metaData.getDatabaseProductName());
    }
    return database;
  }
}
