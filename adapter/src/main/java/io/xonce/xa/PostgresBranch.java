/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;

/**
 * The transaction of the database that is a branch, from its begin to its end, and what a
 * connection has to say of branches.
 *
 * <ul>
 *   <li>A branch begins in the database with its first statement: with autocommit off the driver
 *       sends {@code BEGIN} along with that. Callers still see the autocommit that they left.
 *   <li>Verbs go by the simple protocol where the driver lets them choose, in one message instead
 *       of five: since each names its branch, none comes twice, and there is nothing to parse ahead
 *       and keep.
 *   <li>Statements with a timeout do not wake the driver's timer: {@link TimerTick}.
 *   <li>In a branch that a failed statement has aborted, the database answers {@code PREPARE
 *       TRANSACTION} and {@code COMMIT} by a rollback and no error (<a
 *       href="https://github.com/pgjdbc/pgjdbc/issues/1697">pgjdbc 1697</a>); so neither may be
 *       said of one that {@link #isAborted} or {@link #isCut}.
 * </ul>
 *
 * <p><b>Threads.</b> As safe as the driver's connection.
 */
final class PostgresBranch {

  private static final String BEGIN = "BEGIN";
  private static final String ROLLBACK = "ROLLBACK";

  /** Of the branches that this user may finish, or become who may. */
  private static final String PREPARED =
      "SELECT gid FROM pg_catalog.pg_prepared_xacts"
          + " WHERE database OPERATOR(pg_catalog.=) pg_catalog.current_database()"
          + " AND pg_catalog.pg_has_role(current_user, owner, 'member')";

  private static final String TRANSACTION_NUMBER = "SELECT pg_catalog.txid_current()";

  private static final int VERB =
      QueryExecutor.QUERY_NO_METADATA
          | QueryExecutor.QUERY_NO_RESULTS
          | QueryExecutor.QUERY_SUPPRESS_BEGIN
          | QueryExecutor.QUERY_EXECUTE_AS_SIMPLE;

  private final BaseConnection driver;
  private final TimerTick tick;

  /** Autocommit as the caller left it; null outside a branch. */
  private volatile @Nullable Boolean autoCommit;

  /** Global identifier of its transaction; null outside a branch. */
  private volatile @Nullable String transaction;

  /** Whether a delivery's claim is in it. */
  private volatile boolean ofDelivery;

  /** What is executed in it; null if nobody wants to know. */
  private volatile @Nullable StatementLog statements;

  /** Whether the database has been seen in the transaction of the branch. */
  private volatile boolean begun;

  /** Whether it has been seen out of it again, before the transaction manager ended it. */
  private volatile boolean cut;

  /** Number of the transaction before a statement that may end it; null as long as none came. */
  private volatile @Nullable String number;

  PostgresBranch(BaseConnection driver) {
    this.driver = driver;
    this.tick = new TimerTick(driver::addTimerTask);
  }

  /** To be called once, before the first branch. */
  void open() throws SQLException {
    try {
      say(SessionRole.DEFINE);
    } catch (SQLException e) {
      if (!SessionRole.isDefined(e)) {
        throw e;
      }
    }
  }

  /**
   * To be called before somebody else gets the connection. Outside a branch it then commits by
   * itself, as JDBC has it, and what was left open is undone.
   */
  void hand() throws SQLException {
    if (autoCommit == null && !driver.getAutoCommit()) {
      driver.rollback();
      driver.setAutoCommit(true);
    }
    driver.clearWarnings();
  }

  /** Autocommit as the caller left it; null outside a branch. */
  @Nullable Boolean autoCommit() {
    return autoCommit;
  }

  /** Whether the database is in no transaction. */
  boolean isIdle() {
    return driver.getTransactionState() == TransactionState.IDLE;
  }

  /** Whether the connection is in a transaction that is not of a branch. */
  boolean isOutside() {
    return autoCommit == null && !isIdle();
  }

  /**
   * @param global identifier of the transaction that the branch belongs to
   */
  void begin(byte[] global) throws SQLException {
    if (autoCommit == null) {
      autoCommit = driver.getAutoCommit();
    } else if (!isIdle()) {
      // A statement came too late for its branch, which another thread had rolled back.
      say(ROLLBACK);
    }
    driver.setAutoCommit(false);
    transaction = new String(global, StandardCharsets.ISO_8859_1);
    begun = false;
    cut = false;
    number = null;
    tick.keep();
  }

  /** A delivery of the consumer claims its key here. */
  void belongsTo(String consumer) {
    String global = transaction;
    if (global != null) {
      ofDelivery = true;
      OpenDeliveries.open(this, global, consumer);
    }
  }

  /** Somebody wants to know what is executed in it from now on. */
  void list() {
    if (transaction != null) {
      statements = new StatementLog();
    }
  }

  /** What has been executed since somebody wanted to know; null if nobody did. */
  @Nullable StatementLog statements() {
    return statements;
  }

  /** To be called when a statement writes. */
  void written() {
    OpenDeliveries.written(transaction);
  }

  /**
   * To be called before a statement that may end the transaction, since what begins another one
   * with the same text, as {@code ROLLBACK AND CHAIN} does, cannot be seen behind it.
   */
  void mark() throws SQLException {
    if (autoCommit != null && number == null) {
      number = isAborted() ? "none" : transactionNumber();
      begun = true;
    }
  }

  /** To be called after each statement. */
  void watch() {
    if (autoCommit == null) {
      return;
    }
    if (!isIdle()) {
      begun = true;
    } else if (begun) {
      cut = true;
    }
  }

  /** Whether a statement has failed, after which the database can only roll back. */
  boolean isAborted() {
    return driver.getTransactionState() == TransactionState.FAILED;
  }

  /** Whether a statement's own text has ended the transaction in the middle of the branch. */
  boolean isCut() throws SQLException {
    watch();
    return cut || (number != null && !transactionNumber().equals(number));
  }

  private String transactionNumber() throws SQLException {
    try (Statement statement = driver.createStatement();
        ResultSet row = statement.executeQuery(TRANSACTION_NUMBER)) {
      row.next();
      return row.getString(1);
    }
  }

  void prepare(String name) throws SQLException {
    if (isIdle()) {
      say(BEGIN);
    }
    say(SessionRole.DEMAND + ";PREPARE TRANSACTION '" + name + "'");
    restore();
  }

  void commit() throws SQLException {
    say("COMMIT");
    restore();
  }

  void rollback() throws SQLException {
    say(ROLLBACK);
    restore();
  }

  void commitPrepared(String name) throws SQLException {
    say("COMMIT PREPARED '" + name + "'");
  }

  void rollbackPrepared(String name) throws SQLException {
    say("ROLLBACK PREPARED '" + name + "'");
  }

  /** The names of prepared transactions, whoever gave them. */
  List<String> prepared() throws SQLException {
    try (BaseStatement statement = (BaseStatement) driver.createStatement()) {
      statement.executeWithFlags(PREPARED, QueryExecutor.QUERY_SUPPRESS_BEGIN);
      List<String> names = new ArrayList<>();
      ResultSet rows = statement.getResultSet();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  /** Not before the transaction has ended, since that would commit it. */
  private void restore() throws SQLException {
    Boolean left = autoCommit;
    if (left != null && isIdle()) {
      driver.setAutoCommit(left);
      autoCommit = null;
      leave();
    }
  }

  /** No longer part of a transaction, which its database may not know yet. */
  void leave() {
    transaction = null;
    statements = null;
    if (ofDelivery) {
      ofDelivery = false;
      OpenDeliveries.close(this);
    }
  }

  private void say(String verb) throws SQLException {
    try (BaseStatement statement = (BaseStatement) driver.createStatement()) {
      statement.executeWithFlags(verb, VERB);
    }
  }
}
