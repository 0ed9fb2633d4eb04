/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import javax.sql.DataSource;

/**
 * Whether a session of PostgreSQL belongs to one connection for as long as that is open. A pooler
 * between the two, as PgBouncer with {@code pool_mode = transaction}, may lend it out by the
 * transaction; what one client prepares, sets or locks for its session is then met by another.
 */
final class BackendProbe {

  /** Other clients of the pooler come in between. */
  private static final int ROUNDS = 10;

  private BackendProbe() {}

  /**
   * The number of a backend that two connections have been seen to share; empty if none was.
   * Without a pooler the driver knows the number of its backend, and nothing more is asked.
   *
   * @param connection in no transaction
   */
  static OptionalInt shared(Connection connection, DataSource dataSource) throws SQLException {
    OptionalInt known = known(connection);
    if (known.isEmpty() || known.getAsInt() == backend(connection)) {
      return OptionalInt.empty();
    }
    try (Connection second = dataSource.getConnection()) {
      for (int round = 0; round < ROUNDS; round++) {
        int backend = backend(connection);
        if (backend(second) == backend) {
          return OptionalInt.of(backend);
        }
      }
    }
    return OptionalInt.empty();
  }

  private static int backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** As the driver was told when it connected; its classes are out of reach of an application. */
  private static OptionalInt known(Connection connection) throws SQLException {
    ClassLoader driver = connection.getMetaData().getClass().getClassLoader();
    try {
      Class<?> type = Class.forName("org.postgresql.PGConnection", false, driver);
      Method number = type.getMethod("getBackendPID");
      return OptionalInt.of((Integer) number.invoke(connection.unwrap(type)));
    } catch (ReflectiveOperationException | SQLException e) {
      return OptionalInt.empty();
    }
  }
}
