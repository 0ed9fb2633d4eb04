/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The way from one ledger to its database, and what can go wrong on it. */
final class Plug {

  enum Fault {
    NONE,
    /** The datasource gives no connection, and those it gave are dead. */
    PULLED,
    /** The pool fails in a way that JDBC does not know. */
    POOL_BROKEN,
    /** The pool fails as it does when memory ends, or a class is gone. */
    POOL_IN_ERROR,
    /** The database commits, and the connection is lost before it says so. */
    ANSWER_LOST,
    /** A standby after a failover. */
    ONLY_READS("25006"),
    /** The disk of the database is full. */
    NO_ROOM("53100"),
    /** Somebody holds a lock on the table. */
    LOCKED("55P03");

    /** With which the database answers who writes attempts; null: it does not. */
    private final @Nullable String answer;

    Fault() {
      this(null);
    }

    Fault(@Nullable String answer) {
      this.answer = answer;
    }
  }

  private final DataSource database;
  private final AtomicInteger fired = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;

  Plug(DataSource database) {
    this.database = database;
  }

  void set(Fault fault) {
    this.fault = fault;
  }

  /** How often a fault has met the ledger. */
  int fired() {
    return fired.get();
  }

  DataSource dataSource() {
    return proxy(DataSource.class, (proxy, method, arguments) -> ask(method, arguments));
  }

  private Object ask(Method method, Object[] arguments) throws Throwable {
    switch (fault) {
      case PULLED -> throw fire(new SQLException("pulled", "08006"));
      case POOL_BROKEN -> throw fire(new IllegalStateException("broken"));
      case POOL_IN_ERROR -> throw fire(new NoClassDefFoundError("gone"));
      default -> {
        Object answer = invoke(method, database, arguments);
        return answer instanceof Connection connection ? wrap(connection) : answer;
      }
    }
  }

  private Connection wrap(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (fault == Fault.PULLED && !method.getName().equals("close")) {
            throw fire(new SQLException("pulled", "08006"));
          }
          if (fault.answer != null && writesAttempts(method, arguments)) {
            throw fire(new SQLException("not now", fault.answer));
          }
          Object answer = invoke(method, connection, arguments);
          if (fault == Fault.ANSWER_LOST && method.getName().equals("commit")) {
            throw fire(new SQLException("lost", "08006"));
          }
          return answer;
        });
  }

  private static boolean writesAttempts(Method method, Object[] arguments) {
    return method.getName().equals("prepareStatement")
        && arguments[0].toString().contains("xonce_attempt");
  }

  private <T extends Throwable> T fire(T failure) {
    fired.incrementAndGet();
    return failure;
  }

  private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
