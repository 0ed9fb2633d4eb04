/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.util.List;
import javax.sql.DataSource;

/** One kind of database, as the contract needs it. */
public interface TestDatabase {

  /** A new empty database. */
  DataSource create();

  /** Where no database answers. */
  DataSource unreachable();

  /** A query for the number of sessions of this database that wait for a lock. */
  String waitingSessions();

  /** The statements by which this database does what a statement of standard SQL says. */
  default List<String> inItsWords(String sql) {
    return List.of(sql);
  }
}
