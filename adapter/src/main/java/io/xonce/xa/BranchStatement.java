/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * A statement after each execution of which is looked what it has done to its branch, and what its
 * failure says of the connection.
 *
 * <p><b>Threads.</b> As safe as the driver's statement.
 */
final class BranchStatement implements InvocationHandler {

  private final Statement driver;
  private final BranchConnection connection;
  private final PostgresBranch branch;
  private final Statement handle;

  /** All that it has been given. */
  private StatementText texts;

  /** What it was prepared from; null: it gets its text when it is executed. */
  private final @Nullable String prepared;

  /** What it has been given to execute together. */
  private final List<String> batch = new ArrayList<>();

  /**
   * @param sql what it was prepared from; null: it gets its text when it is executed
   * @param connection told of each failure
   */
  BranchStatement(
      Statement driver, @Nullable String sql, BranchConnection connection, PostgresBranch branch) {
    this.driver = driver;
    this.prepared = sql;
    this.texts = sql == null ? StatementText.NONE : StatementText.of(sql);
    this.connection = connection;
    this.branch = branch;
    this.handle =
        (Statement)
            Proxy.newProxyInstance(
                PGStatement.class.getClassLoader(),
                new Class<?>[] {typeOf(driver), PGStatement.class},
                this);
  }

  /** What its user gets. */
  Statement handle() {
    return handle;
  }

  private static Class<? extends Statement> typeOf(Statement driver) {
    if (driver instanceof CallableStatement) {
      return CallableStatement.class;
    }
    return driver instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "getConnection" -> connection.handle();
      default -> used(method, arguments);
    };
  }

  private @Nullable Object used(Method method, Object @Nullable [] arguments) throws Throwable {
    if (arguments != null && arguments[0] instanceof String sql) {
      texts = texts.and(StatementText.of(sql));
    }
    if (method.getName().startsWith("execute")) {
      return executed(method, arguments);
    }
    Object result = call(method, arguments);
    if (branch.statements() != null) {
      collect(method.getName(), arguments);
    }
    return result;
  }

  private void collect(String call, Object @Nullable [] arguments) {
    if (call.equals("addBatch")) {
      batch.add(text(arguments));
    } else if (call.equals("clearBatch")) {
      batch.clear();
    }
  }

  private String text(Object @Nullable [] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? sql
        : Objects.requireNonNullElse(prepared, "(unknown)");
  }

  private @Nullable Object executed(Method method, Object @Nullable [] arguments) throws Throwable {
    if (texts.mayEnd()) {
      branch.mark();
    }
    if (texts.writes()) {
      branch.written();
    }
    StatementLog log = branch.statements();
    try {
      Object result = call(method, arguments);
      if (log != null) {
        log(log, result, arguments);
      }
      return result;
    } catch (Throwable e) {
      if (log != null) {
        log.executed(text(arguments), 1, 0);
      }
      throw e;
    } finally {
      branch.watch();
    }
  }

  /** Each call but that of a batch executes one statement. */
  private void log(StatementLog log, @Nullable Object result, Object @Nullable [] arguments)
      throws SQLException {
    if (result != null && result.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(result); i++) {
        String sql = i < batch.size() ? batch.get(i) : text(arguments);
        log.executed(sql, 1, ((Number) Array.get(result, i)).longValue());
      }
      batch.clear();
    } else {
      log.executed(text(arguments), 1, rows(result));
    }
  }

  /** Of {@code execute()} the driver still knows them; of a query nothing was changed. */
  private long rows(@Nullable Object result) throws SQLException {
    return result instanceof Number number ? number.longValue() : driver.getUpdateCount();
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(driver, arguments);
    } catch (InvocationTargetException e) {
      if (e.getTargetException() instanceof SQLException failure) {
        connection.consider(failure);
      }
      throw e.getTargetException();
    }
  }
}
