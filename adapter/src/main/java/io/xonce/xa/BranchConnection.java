/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * A handle of the physical connection: without the end of a transaction while a branch is open, and
 * with the autocommit that its user left. Closed, it gives the physical connection back.
 *
 * <p><b>Threads.</b> As safe as the driver's connection.
 */
final class BranchConnection implements InvocationHandler {

  /** What JDBC forbids in a distributed transaction; here, as in the driver, a branch. */
  private static final Set<String> TRANSACTION_CONTROL =
      Set.of("setAutoCommit", "commit", "rollback", "setSavepoint");

  private static final String OBJECT_NOT_IN_STATE = "55000";
  private static final String CONNECTION_DOES_NOT_EXIST = "08003";

  private final BaseConnection driver;
  private final PostgresBranch branch;
  private final Listeners listeners;
  private final BaseConnection handle;
  private volatile boolean closed;

  /**
   * @param listeners told when the handle is closed, and of each failure that leaves the physical
   *     connection useless
   */
  BranchConnection(BaseConnection driver, PostgresBranch branch, Listeners listeners) {
    this.driver = driver;
    this.branch = branch;
    this.listeners = listeners;
    this.handle =
        (BaseConnection)
            Proxy.newProxyInstance(
                BaseConnection.class.getClassLoader(), new Class<?>[] {BaseConnection.class}, this);
  }

  /** What its user gets. */
  BaseConnection handle() {
    return handle;
  }

  /** The physical connection is closed, or has another handle now. */
  void takeAway() {
    closed = true;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "handle of " + driver;
      case "isClosed" -> closed || driver.isClosed();
      case "close" -> close();
      default -> used(method, arguments);
    };
  }

  /** More than once is no error. */
  private @Nullable Object close() {
    if (!closed) {
      takeAway();
      listeners.tellOfClosing();
    }
    return null;
  }

  private @Nullable Object used(Method method, Object @Nullable [] arguments) throws Throwable {
    if (closed) {
      throw new SQLException(XaMessages.LOG.handleClosed(), CONNECTION_DOES_NOT_EXIST);
    }
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
    if (name.equals("unwrap") && first instanceof Class<?> type && type.isInstance(handle)) {
      return handle;
    }
    Object result = call(method, arguments);
    return result instanceof Statement statement
        ? new BranchStatement(statement, first instanceof String sql ? sql : null, this, branch)
            .handle()
        : result;
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
   * To be told of each failure. A session that may not write, though nobody here has forbidden it,
   * leads to a server that lags behind another one, or did so once; it stays like that when the
   * server's address has long been another's.
   */
  void consider(SQLException failure) throws SQLException {
    boolean useless =
        ResourceManagerFailure.isReadOnly(failure)
            ? !driver.isReadOnly()
            : ResourceManagerFailure.leavesUseless(failure);
    if (useless) {
      listeners.tellOfLoss(failure);
    }
  }
}
