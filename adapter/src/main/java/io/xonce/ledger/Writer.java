/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * The background thread: writes what is due, again and again, until it is told to stop. A failed
 * write changes nothing in memory and is simply tried again.
 */
final class Writer implements Runnable {

  /** A database that is away is asked less and less often, down to this. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final DataSource dataSource;
  private final Backlog backlog;
  private final Flush flush;
  private final OutageLog outage = new OutageLog();
  private final long interval;

  private long pause;
  private volatile long stopBy;
  private volatile boolean stopping;

  Writer(DataSource dataSource, Backlog backlog, Nodes nodes, WriterIntervals intervals) {
    this.dataSource = dataSource;
    this.backlog = backlog;
    this.flush = new Flush(backlog, nodes, intervals.heartbeat());
    this.interval = intervals.flush().toNanos();
    this.pause = interval;
  }

  /** To be followed by an unpark of the thread. */
  void stop(Duration bound) {
    stopBy = System.nanoTime() + bound.toNanos();
    stopping = true;
  }

  @Override
  public void run() {
    boolean done = false;
    while (!done) {
      LockSupport.parkNanos(this, stopping ? interval : pause);
      // Only close() ends it: an interrupt is one of the driver or of a server going down.
      Thread.interrupted();
      boolean last = stopping;
      boolean written = write(last);
      done = last && (written || System.nanoTime() - stopBy >= 0);
    }
  }

  /** Whether all is written. No failure of a driver or a pool may end the thread. */
  private boolean write(boolean last) {
    if (!last && !flush.isDue()) {
      return true;
    }
    try {
      flush(last);
      pause = interval;
      outage.end(backlog.lost());
      return true;
    } catch (SQLException | RuntimeException | Error e) {
      pause = flush.wasAnswered() ? interval : Math.min(2 * pause, LONGEST_PAUSE.toNanos());
      outage.begin(e, backlog.held());
      return false;
    }
  }

  private void flush(boolean last) throws SQLException {
    flush.reset();
    try (Connection connection = dataSource.getConnection()) {
      flush.run(connection);
      if (last) {
        flush.finish(connection);
      }
    }
  }
}
