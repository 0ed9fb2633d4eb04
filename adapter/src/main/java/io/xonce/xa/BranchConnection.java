/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;

/**
 * The physical connection under the driver's XA connection. What that has to say to the database
 * goes through here: in fewer messages, and without a rollback being taken for a yes.
 *
 * <ul>
 *   <li>A branch begins in the database with its first statement. Since pgjdbc 42.7.14 {@code
 *       XAResource.start} sends {@code BEGIN} and waits for the answer; with autocommit off the
 *       driver sends it along with the first statement, as its older versions did in a branch.
 *       Callers still see the autocommit that they left.
 *   <li>The other verbs go by the simple protocol, in one message instead of five: since each names
 *       its branch, none comes twice, and there is nothing to parse ahead and keep.
 *   <li>Statements with a timeout do not wake the driver's timer: {@link TimerTick}.
 *   <li>In a branch that a failed statement has aborted, the database answers {@code PREPARE
 *       TRANSACTION} and {@code COMMIT} by a rollback and no error, and the driver reports success
 *       (<a href="https://github.com/pgjdbc/pgjdbc/issues/1697">pgjdbc 1697</a>, mended in 42.2.11
 *       and taken back in 42.2.12): a bean that caught the failure would lose its message. Here it
 *       is an error.
 *   <li>The driver refuses {@code commit()} and {@code rollback()} in a branch, but not their SQL
 *       text, after which it would prepare what was done since, or nothing. That is an error, too.
 * </ul>
 *
 * <p><b>Threads.</b> As safe as the driver's connection.
 */
final class BranchConnection implements InvocationHandler {

  private static final String BEGIN = "BEGIN";
  private static final String ROLLBACK = "ROLLBACK";

  /** As the driver says them, but for the last, the protocol. */
  private static final int VERB =
      QueryExecutor.QUERY_NO_METADATA
          | QueryExecutor.QUERY_NO_RESULTS
          | QueryExecutor.QUERY_SUPPRESS_BEGIN
          | QueryExecutor.QUERY_EXECUTE_AS_SIMPLE;

  private final BaseConnection driver;
  private final TimerTick tick;

  /** Autocommit as the caller left it; null outside a branch. */
  private volatile @Nullable Boolean autoCommit;

  /** Whether the database has been seen in the transaction of the branch. */
  private volatile boolean begun;

  /** Whether it has been seen out of it again, before the transaction manager ended it. */
  private volatile boolean ended;

  private BranchConnection(BaseConnection driver) {
    this.driver = driver;
    this.tick = new TimerTick(driver::addTimerTask);
  }

  static BaseConnection of(BaseConnection driver) {
    return (BaseConnection)
        Proxy.newProxyInstance(
            BaseConnection.class.getClassLoader(),
            new Class<?>[] {BaseConnection.class},
            new BranchConnection(driver));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Boolean left = autoCommit;
    if (left != null) {
      look();
      if (method.getName().equals("getAutoCommit")) {
        return left;
      }
    }
    if (method.getName().equals("getClientInfo") && isAskedForUs(arguments)) {
      return "aborted branches are not prepared";
    }
    if (method.getName().equals("execSQLUpdate")) {
      update((String) Objects.requireNonNull(arguments)[0]);
      return null;
    }
    try {
      return method.invoke(driver, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  /** By a store that would otherwise look itself whether a branch is aborted. */
  private static boolean isAskedForUs(Object @Nullable [] arguments) {
    return arguments != null && arguments.length == 1 && "io.xonce.xa".equals(arguments[0]);
  }

  /** Each statement is made by a call that passes here, so what one has done shows at the next. */
  private void look() {
    if (!isIdle()) {
      begun = true;
    } else if (begun) {
      ended = true;
    }
  }

  /** What the driver's XA connection has to say to the database, and nobody else in a branch. */
  private void update(String verb) throws SQLException {
    if (verb.equals(BEGIN)) {
      begin();
      return;
    }
    if (!verb.startsWith(ROLLBACK)) {
      demandWhole();
    }
    if (verb.startsWith("PREPARE ") && autoCommit != null && isIdle()) {
      say(BEGIN);
    }
    say(verb);
    restore();
  }

  private void demandWhole() throws SQLException {
    if (driver.getTransactionState() == TransactionState.FAILED) {
      throw new AbortedBranchException();
    }
    if (autoCommit != null && ended) {
      throw new EndedBranchException();
    }
  }

  private void begin() throws SQLException {
    if (autoCommit == null) {
      autoCommit = driver.getAutoCommit();
    } else if (!isIdle()) {
      // A statement came too late for its branch, which another thread had rolled back.
      say(ROLLBACK);
    }
    driver.setAutoCommit(false);
    begun = false;
    ended = false;
    tick.keep();
  }

  /** Not before the transaction has ended, since that would commit it. */
  private void restore() throws SQLException {
    Boolean left = autoCommit;
    if (left != null && isIdle()) {
      driver.setAutoCommit(left);
      autoCommit = null;
    }
  }

  private void say(String verb) throws SQLException {
    try (BaseStatement statement = (BaseStatement) driver.createStatement()) {
      statement.executeWithFlags(verb, VERB);
    }
  }

  private boolean isIdle() {
    return driver.getTransactionState() == TransactionState.IDLE;
  }
}
