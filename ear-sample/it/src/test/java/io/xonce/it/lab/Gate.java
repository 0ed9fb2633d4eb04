/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A lock in the database at which a bean waits, in the middle of its work, until this is closed.
 */
public final class Gate implements AutoCloseable {

  private final Database database;
  private final Connection holder;
  private final long number;

  public Gate(Database database, String name) {
    this.database = database;
    this.number = name.hashCode();
    try {
      holder = database.connect();
      try (Statement lock = holder.createStatement()) {
        lock.execute("SELECT pg_advisory_lock(" + number + ")");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** To be sent in the property {@code gate}. */
  public long number() {
    return number;
  }

  public void awaitArrival() {
    awaitArrivals(1);
  }

  public void awaitArrivals(int beans) {
    database.awaitWaiting("%pg_advisory_xact_lock%", beans);
  }

  /** The lock ends with the connection. */
  @Override
  public void close() {
    try {
      holder.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
