/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.LocalTransaction;
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
  private final long beat;
  private final DatabaseClock clock = new DatabaseClock();

  private long nextBeat = System.nanoTime();
  private int limit = BATCH;

  /** So many of the first in the backlog may be in the table: a commit was not answered. */
  private int doubtful;

  private boolean answered;

  Flush(Backlog backlog, Nodes nodes, Duration beat) {
    this.backlog = backlog;
    this.nodes = nodes;
    this.beat = beat.toNanos();
  }

  /** A row in doubt is first deleted, even if the record of its key now tells of the attempt. */
  boolean isDue() {
    if (doubtful == 0) {
      backlog.dropRecorded();
    }
    return !backlog.isEmpty() || isBeatDue();
  }

  private boolean isBeatDue() {
    return System.nanoTime() - nextBeat >= 0;
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
      if (isBeatDue()) {
        beat(connection);
      } else {
        writeBatch(connection);
      }
    }
  }

  /** Leaves nothing unfinished behind. */
  void finish(Connection connection) throws SQLException {
    backlog.abandon(System.nanoTime());
    run(connection);
    transact(connection, (dialect, now) -> nodes.leave(connection));
  }

  private void beat(Connection connection) throws SQLException {
    transact(connection, (dialect, now) -> nodes.beat(connection, dialect, now));
    nodes.seen();
    nextBeat = System.nanoTime() + beat;
    backlog.abandon(System.nanoTime() - LONGEST_RUN.toNanos());
  }

  private void writeBatch(Connection connection) throws SQLException {
    List<Row> begun = backlog.unwritten(limit);
    List<Row> ended = backlog.ended(limit);
    try {
      transact(connection, (dialect, now) -> write(connection, dialect, begun, ended));
    } catch (SQLException | RuntimeException e) {
      if (answered) {
        narrow();
      }
      throw e;
    }
    doubtful = Math.max(0, doubtful - begun.size());
    limit = BATCH;
    backlog.written(begun);
    backlog.completed(ended);
  }

  private void write(Connection connection, Dialect dialect, List<Row> begun, List<Row> ended)
      throws SQLException {
    AttemptRows rows = dialect.rows(connection, clock);
    if (doubtful > 0) {
      rows.delete(begun);
    }
    doubtful = Math.max(doubtful, begun.size());
    List<Row> unrecorded = begun.stream().filter(row -> !row.isRecorded()).toList();
    rows.insert(unrecorded, nodes.name(), nodes.incarnation());
    rows.update(ended);
  }

  /** What the database refuses must not stop the rest: the batch shrinks until it is alone. */
  private void narrow() {
    if (limit == 1) {
      backlog.discard();
      doubtful = Math.max(0, doubtful - 1);
    }
    limit = Math.max(1, limit / 2);
  }

  private interface Work {
    void run(Dialect dialect, Instant now) throws SQLException;
  }

  private void transact(Connection connection, Work work) throws SQLException {
    answered = false;
    Dialect dialect = Dialect.of(connection);
    LocalTransaction.run(
        connection,
        transaction -> {
          dialect.relax(transaction);
          long nanoTime = System.nanoTime();
          Instant now = dialect.now(transaction);
          answered = true;
          clock.observe(now, nanoTime);
          work.run(dialect, now);
          return now;
        });
  }
}
