/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.time.Duration;
import java.util.TimerTask;
import java.util.function.ObjLongConsumer;

/**
 * Keeps something due soon in the driver's timer.
 *
 * <p>The driver watches each statement that has a timeout by a task in one {@link java.util.Timer}
 * of all connections, and takes it out again when the statement has ended. Hardly ever is there
 * another, so each task comes to the head of the queue and wakes the timer's thread, which finds
 * that it has to sleep on. Behind a tick, which is due before any timeout, the tasks come and go
 * unnoticed, and the thread wakes for the ticks: two a second of a busy connection. Each connection
 * has its own, since the timer ends with the last one that has used it.
 *
 * <p><b>Threads.</b> One at a time, as the connection.
 */
final class TimerTick {

  /** The shortest timeout that JDBC knows. */
  private static final Duration DUE = Duration.ofSeconds(1);

  /** So that the next tick is there before the last one is due. */
  private static final long PAUSE_NANOS = DUE.toNanos() / 2;

  private final ObjLongConsumer<TimerTask> timer;
  private long next = System.nanoTime();

  /**
   * @param timer takes a task and in how many milliseconds it is due
   */
  TimerTick(ObjLongConsumer<TimerTask> timer) {
    this.timer = timer;
  }

  /** To be called at the begin of what is likely to have timeouts. */
  void keep() {
    long now = System.nanoTime();
    if (now - next >= 0) {
      next = now + PAUSE_NANOS;
      timer.accept(new Tick(), DUE.toMillis());
    }
  }

  private static final class Tick extends TimerTask {
    @Override
    public void run() {
      // Being due is all it is for.
    }
  }
}
