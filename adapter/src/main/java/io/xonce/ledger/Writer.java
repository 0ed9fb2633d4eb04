/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.LocalTransaction;
import io.xonce.ledger.Backlog.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Writes the backlog in small transactions of its own, again and again until it is told to stop. A
 * failed one changes nothing in memory and is simply tried again. All in one thread.
 */
final class Writer implements Runnable {

  /** Attempts of one transaction. */
  static final int BATCH = 1000;

  private static final Duration BEAT = Duration.ofSeconds(10);

  private final DataSource dataSource;
  private final Nodes nodes;
  private final Backlog backlog;
  private final Duration interval;
  private final DatabaseClock clock = new DatabaseClock();
  private final Outage outage = new Outage();

  private long nextBeat = System.nanoTime();
  private int limit = BATCH;

  /** So many of the first in the backlog may be in the table: a commit was not answered. */
  private int doubtful;

  private boolean answered;
  private volatile long stopBy;
  private volatile boolean stopping;

  Writer(DataSource dataSource, Nodes nodes, Backlog backlog, Duration interval) {
    this.dataSource = dataSource;
    this.nodes = nodes;
    this.backlog = backlog;
    this.interval = interval;
  }

  /** To be followed by an unpark of the thread. */
  void stop(Duration bound) {
    stopBy = System.nanoTime() + bound.toNanos();
    stopping = true;
  }

  @Override
  public void run() {
    boolean written;
    do {
      LockSupport.parkNanos(this, interval.toNanos());
      // Only close() ends it: an interrupt is one of the driver or of a server going down.
      Thread.interrupted();
      written = write();
    } while (!stopping || (!written && System.nanoTime() - stopBy < 0));
  }

  /** Whether all is written. No failure of a driver or a pool may end the thread. */
  private boolean write() {
    try {
      boolean last = stopping;
      if (last || isDue()) {
        write(last);
      }
      outage.end(backlog.lost());
      return true;
    } catch (SQLException | RuntimeException e) {
      outage.begin(e, backlog.held());
      return false;
    }
  }

  private boolean isDue() {
    return isBeatDue() || !backlog.isEmpty();
  }

  private boolean isBeatDue() {
    return System.nanoTime() - nextBeat >= 0;
  }

  private void write(boolean last) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Dialect dialect = Dialect.of(connection);
      writeWhatIsDue(connection, dialect);
      if (last) {
        backlog.abandon(System.nanoTime());
        writeWhatIsDue(connection, dialect);
        transact(connection, dialect, (rows, now) -> nodes.leave(connection));
      }
    }
  }

  private void writeWhatIsDue(Connection connection, Dialect dialect) throws SQLException {
    while (isDue()) {
      if (isBeatDue()) {
        beat(connection, dialect);
      } else {
        writeBatch(connection, dialect);
      }
    }
  }

  private void beat(Connection connection, Dialect dialect) throws SQLException {
    transact(connection, dialect, (rows, now) -> nodes.beat(connection, dialect, now));
    nodes.announced();
    nextBeat = System.nanoTime() + BEAT.toNanos();
  }

  private void writeBatch(Connection connection, Dialect dialect) throws SQLException {
    List<Row> begun = backlog.unwritten(limit);
    List<Row> ended = backlog.ended(limit);
    answered = false;
    try {
      transact(
          connection,
          dialect,
          (rows, now) -> {
            answered = true;
            if (doubtful > 0) {
              rows.delete(begun);
            }
            doubtful = Math.max(doubtful, begun.size());
            rows.insert(begun, nodes.name(), nodes.incarnation());
            rows.update(ended);
          });
    } catch (SQLException | RuntimeException e) {
      if (answered) {
        narrow(begun.size());
      }
      throw e;
    }
    doubtful = Math.max(0, doubtful - begun.size());
    limit = BATCH;
    backlog.written(begun);
    backlog.completed(ended);
  }

  /** What the database refuses must not stop the rest: the batch shrinks until it is alone. */
  private void narrow(int size) {
    if (limit == 1 && size == 1) {
      backlog.discard();
      doubtful = Math.max(0, doubtful - 1);
    }
    limit = Math.max(1, limit / 2);
  }

  private interface Work {
    void run(AttemptRows rows, Instant now) throws SQLException;
  }

  private void transact(Connection connection, Dialect dialect, Work work) throws SQLException {
    LocalTransaction.run(
        connection,
        transaction -> {
          dialect.relax(transaction);
          long nanoTime = System.nanoTime();
          Instant now = dialect.now(transaction);
          clock.observe(now, nanoTime);
          work.run(new AttemptRows(transaction, dialect, clock), now);
          return now;
        });
  }
}
