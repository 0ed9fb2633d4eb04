/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * The physical connection as its users see it: without the end of a transaction while a branch is
 * open, and with the autocommit that they left.
 *
 * <p><b>Threads.</b> As safe as the driver's connection.
 */
final class BranchConnection implements InvocationHandler {

  /** What JDBC forbids in a distributed transaction; here, as in the driver, a branch. */
  private static final Set<String> TRANSACTION_CONTROL =
      Set.of("setAutoCommit", "commit", "rollback", "setSavepoint");

  private static final String OBJECT_NOT_IN_STATE = "55000";

  private final BaseConnection driver;
  private final PostgresBranch branch;
  private final Consumer<SQLException> losses;

  private BranchConnection(
      BaseConnection driver, PostgresBranch branch, Consumer<SQLException> losses) {
    this.driver = driver;
    this.branch = branch;
    this.losses = losses;
  }

  /**
   * @param losses told of each failure that leaves the connection useless
   */
  static BaseConnection of(
      BaseConnection driver, PostgresBranch branch, Consumer<SQLException> losses) {
    return (BaseConnection)
        Proxy.newProxyInstance(
            BaseConnection.class.getClassLoader(),
            new Class<?>[] {BaseConnection.class},
            new BranchConnection(driver, branch, losses));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String name = method.getName();
    Boolean left = branch.autoCommit();
    if (left != null && name.equals("getAutoCommit")) {
      return left;
    }
    if (left != null && TRANSACTION_CONTROL.contains(name)) {
      throw new SQLException(XaMessages.LOG.transactionControl(name), OBJECT_NOT_IN_STATE);
    }
    Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    if (name.equals("getClientInfo") && "io.xonce.xa".equals(first)) {
      return "aborted branches are not prepared"; // so that the store need not look itself
    }
    if (arguments != null && name.equals("setClientInfo") && "io.xonce.delivery".equals(first)) {
      branch.belongsTo(String.valueOf(arguments[1]));
      return null;
    }
    if (name.equals("setClientInfo") && StatementLog.NAME.equals(first)) {
      branch.list();
      return null;
    }
    StatementLog statements = branch.statements();
    if (statements != null && name.equals("getClientInfo") && first == null) {
      return statements.asClientInfo();
    }
    if (name.equals("unwrap") && first instanceof Class<?> type && type.isInstance(proxy)) {
      return proxy;
    }
    Object result = call(method, arguments);
    return result instanceof Statement statement
        ? BranchStatement.of(statement, first instanceof String sql ? sql : null, branch, losses)
        : result;
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(driver, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
