/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.Database;
import io.xonce.internal.LocalTransaction;
import io.xonce.internal.SqlStates;
import io.xonce.ledger.Backlog.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes what is due, in small transactions. What is committed leaves the memory. */
final class Flush {

  /** Attempts of one transaction. */
  static final int BATCH = 1000;

  /** No transaction runs longer. An attempt that does was never ended. */
  private static final Duration LONGEST_RUN = Duration.ofHours(1);

  private final Backlog backlog;
  private final Nodes nodes;
  private final long heartbeat;
  private final DatabaseClock clock = new DatabaseClock();

  private final Portion begun;
  private final Portion ended;
  private long nextHeartbeat = System.nanoTime();

  /** So many of the first in the backlog may be in the table: a commit was not answered. */
  private int doubtful;

  private boolean answered;

  Flush(Backlog backlog, Nodes nodes, Duration heartbeat) {
    this.backlog = backlog;
    this.nodes = nodes;
    this.heartbeat = heartbeat.toNanos();
    this.begun = new Portion(this::discardBegun);
    this.ended = new Portion(backlog::discardEnded);
  }

  /** A row in doubt is first deleted, even if the record of its key now tells of the attempt. */
  boolean isDue() {
    if (doubtful == 0) {
      backlog.dropRecorded();
    }
    return !backlog.isEmpty() || isHeartbeatDue();
  }

  private boolean isHeartbeatDue() {
    return System.nanoTime() - nextHeartbeat >= 0;
  }

  void reset() {
    answered = false;
  }

  /** Whether the database has answered in the last transaction since the reset. */
  boolean wasAnswered() {
    return answered;
  }

  void run(Connection connection) throws SQLException {
    while (isDue()) {
      if (isHeartbeatDue()) {
        heartbeat(connection);
      } else {
        writeBegun(connection);
        writeEnded(connection);
      }
    }
  }

  /** Leaves nothing unfinished behind. */
  void finish(Connection connection) throws SQLException {
    backlog.abandon(System.nanoTime());
    run(connection);
    transact(connection, true, (database, now) -> nodes.leave(connection));
  }

  private void heartbeat(Connection connection) throws SQLException {
    transact(connection, true, (database, now) -> nodes.heartbeat(connection, database, now));
    nodes.seen();
    nextHeartbeat = System.nanoTime() + heartbeat;
    backlog.abandon(System.nanoTime() - LONGEST_RUN.toNanos());
  }

  private void writeBegun(Connection connection) throws SQLException {
    List<Row> all = backlog.unwritten(begun.limit);
    if (!all.isEmpty()) {
      write(begun, connection, true, rows -> insertAnew(rows, all));
      doubtful = Math.max(0, doubtful - all.size());
      backlog.written(all);
    }
  }

  private void insertAnew(AttemptRows rows, List<Row> all) throws SQLException {
    if (doubtful > 0) {
      rows.delete(all);
    }
    doubtful = Math.max(doubtful, all.size());
    insert(rows, all);
  }

  private void writeEnded(Connection connection) throws SQLException {
    List<Row> all = backlog.ended(ended.limit);
    if (!all.isEmpty()) {
      write(ended, connection, false, rows -> complete(rows, all));
      backlog.completed(all);
    }
  }

  /** One that seems not to be there may be: a commit was not answered, and nothing has changed. */
  private void complete(AttemptRows rows, List<Row> all) throws SQLException {
    List<Row> missing = rows.update(all);
    rows.delete(missing);
    insert(rows, missing);
  }

  private interface Writing {
    void run(AttemptRows rows) throws SQLException;
  }

  private void write(Portion portion, Connection connection, boolean relaxed, Writing writing)
      throws SQLException {
    try {
      transact(
          connection,
          relaxed,
          (database, now) -> writing.run(AttemptRows.of(database, connection, clock)));
    } catch (SQLException | RuntimeException | Error e) {
      if (answered) {
        portion.narrow(isRefusal(e));
      }
      throw e;
    }
    portion.limit = BATCH;
  }

  /** Of what was to be written: another time it is the same. */
  private static boolean isRefusal(Throwable failure) {
    return !(failure instanceof SQLException e
        && (SqlStates.isUnavailable(e) || SqlStates.isTimeout(e) || SqlStates.isConflict(e)));
  }

  private void insert(AttemptRows rows, List<Row> all) throws SQLException {
    List<Row> unrecorded = all.stream().filter(row -> !row.isRecorded()).toList();
    rows.insert(unrecorded, nodes.name(), nodes.incarnation());
  }

  /**
   * As many as are written together. What the database refuses must not stop the rest: the batch
   * shrinks until it is alone, and is given up then. Nothing is for what the database cannot do
   * now, as a standby or one without room on its disk.
   */
  private static final class Portion {

    private final Runnable discard;
    private int limit = BATCH;

    Portion(Runnable discard) {
      this.discard = discard;
    }

    private void narrow(boolean refused) {
      if (limit == 1 && refused) {
        discard.run();
      }
      limit = Math.max(1, limit / 2);
    }
  }

  private void discardBegun() {
    backlog.discardUnwritten();
    doubtful = Math.max(0, doubtful - 1);
  }

  private interface Work {
    void run(Database database, Instant now) throws SQLException;
  }

  /**
   * Within a local transaction.
   *
   * @param relaxed whether a crash of the database may take it back. Not the end of an attempt that
   *     has a row: it would run for ever. The row itself may be gone, and is written anew with it
   */
  private void transact(Connection connection, boolean relaxed, Work work) throws SQLException {
    answered = false;
    Database database = LedgerDatabase.of(connection);
    LocalTransaction.run(
        connection,
        transaction -> {
          if (relaxed) {
            database.relaxCommit(transaction);
          }
          long nanoTime = System.nanoTime();
          Instant now = database.now(transaction);
          answered = true;
          clock.observe(now, nanoTime);
          work.run(database, now);
          return now;
        });
  }
}
