/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;

/** Datasources with something special. */
final class TestDataSources {

  private TestDataSources() {}

  /** Sets the isolation of each connection it gives, as the setting of a pool does. */
  static DataSource withIsolation(DataSource dataSource, int level) {
    return intercept(
        DataSource.class,
        (proxy, method, arguments) -> {
          try {
            Object result = method.invoke(dataSource, arguments);
            if (result instanceof Connection connection) {
              connection.setTransactionIsolation(level);
            }
            return result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  /** Knows only the name of the product. */
  static DatabaseMetaData product(String name) {
    return intercept(DatabaseMetaData.class, (proxy, method, arguments) -> name);
  }

  private static <T> T intercept(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
