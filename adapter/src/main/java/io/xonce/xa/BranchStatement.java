/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
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
  private final PostgresBranch branch;
  private final Consumer<SQLException> losses;

  /** All that it has been given. */
  private StatementText text;

  private BranchStatement(
      Statement driver,
      @Nullable String sql,
      PostgresBranch branch,
      Consumer<SQLException> losses) {
    this.driver = driver;
    this.text = sql == null ? StatementText.NONE : StatementText.of(sql);
    this.branch = branch;
    this.losses = losses;
  }

  /**
   * @param sql what it was prepared from; null: it gets its text when it is executed
   * @param losses told of each failure that leaves the connection useless
   */
  static Statement of(
      Statement driver,
      @Nullable String sql,
      PostgresBranch branch,
      Consumer<SQLException> losses) {
    return (Statement)
        Proxy.newProxyInstance(
            PGStatement.class.getClassLoader(),
            new Class<?>[] {typeOf(driver), PGStatement.class},
            new BranchStatement(driver, sql, branch, losses));
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
    if (arguments != null && arguments[0] instanceof String sql) {
      text = text.and(StatementText.of(sql));
    }
    return method.getName().startsWith("execute")
        ? executed(method, arguments)
        : call(method, arguments);
  }

  private @Nullable Object executed(Method method, Object @Nullable [] arguments) throws Throwable {
    if (text.mayEnd()) {
      branch.mark();
    }
    if (text.writes()) {
      branch.written();
    }
    try {
      return call(method, arguments);
    } finally {
      branch.watch();
    }
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(driver, arguments);
    } catch (InvocationTargetException e) {
      if (e.getTargetException() instanceof SQLException failure) {
        consider(failure);
      }
      throw e.getTargetException();
    }
  }

  /**
   * A session that may not write, though nobody here has forbidden it, leads to a server that lags
   * behind another one, or did so once; it stays like that when the server's address has long been
   * another's.
   */
  private void consider(SQLException failure) throws SQLException {
    if (ResourceManagerFailure.isReadOnly(failure) && !branch.isReadOnly()) {
      losses.accept(failure);
    }
  }
}
