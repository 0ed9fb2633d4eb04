/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Datasources with something special. */
public final class TestDataSources {

  private TestDataSources() {}

  /** Sets the isolation of each connection it gives, as the setting of a pool does. */
  static DataSource withIsolation(DataSource dataSource, int level) {
    return intercept(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = invoke(dataSource, method, arguments);
          if (result instanceof Connection connection) {
            connection.setTransactionIsolation(level);
          }
          return result;
        });
  }

  /**
   * Its sessions are those of another schema once it is named, as a pool's after a bean set them.
   */
  public static DataSource movingTo(AtomicReference<String> schema, DataSource dataSource) {
    return intercept(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = invoke(dataSource, method, arguments);
          if (result instanceof Connection connection && schema.get() != null) {
            move(connection, schema.get());
          }
          return result;
        });
  }

  /** To MariaDB a schema is what JDBC calls a catalog; each driver ignores the other's. */
  static void move(Connection connection, String schema) throws SQLException {
    boolean upperCase = connection.getMetaData().storesUpperCaseIdentifiers();
    connection.setSchema(upperCase ? schema.toUpperCase(Locale.ROOT) : schema);
    connection.setCatalog(schema);
  }

  /** Gives the same connection each time, and leaves it open. */
  static DataSource giving(Connection connection) {
    Connection shared =
        intercept(
            Connection.class,
            (proxy, method, arguments) ->
                method.getName().equals("close") ? null : invoke(connection, method, arguments));
    return intercept(DataSource.class, (proxy, method, arguments) -> shared);
  }

  /** The same connection, and how many statements were prepared on it. */
  static Connection counting(Connection connection, AtomicInteger statements) {
    return intercept(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            statements.incrementAndGet();
          }
          return invoke(connection, method, arguments);
        });
  }

  /** Says it is of another product. */
  public static DataSource pretending(DataSource dataSource, String product) {
    return intercept(
        DataSource.class,
        (proxy, method, arguments) ->
            pretending(
                (Connection) Objects.requireNonNull(invoke(dataSource, method, arguments)),
                product));
  }

  private static Connection pretending(Connection connection, String product) {
    return intercept(
        Connection.class,
        (proxy, method, arguments) ->
            method.getName().equals("getMetaData")
                ? product(product)
                : invoke(connection, method, arguments));
  }

  /** Knows only the name of the product. */
  static DatabaseMetaData product(String name) {
    return intercept(DatabaseMetaData.class, (proxy, method, arguments) -> name);
  }

  private static @Nullable Object invoke(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T intercept(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
