/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import javax.sql.DataSource;

/** One kind of database, as the contract needs it. */
public interface TestDatabase {

  /** A new empty database. */
  DataSource create();

  /** Where no database answers. */
  DataSource unreachable();

  /** A query for the number of sessions of this database that wait for a lock. */
  String waitingSessions();
}
