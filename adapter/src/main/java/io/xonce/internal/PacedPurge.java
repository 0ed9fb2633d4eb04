/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Batch after batch, with a pause after each that leaves the database to the claims. A slow
 * database gets longer pauses; but a purge that does not come to its end, because as much comes in
 * as it deletes, makes them shorter and shorter, or the table would grow.
 */
public final class PacedPurge {

  /** Rows of one transaction: few enough that no claim's commit waits long behind its log. */
  public static final int BATCH = 500;

  /** The pause after a batch is so many times as long as the batch took, at first. */
  private static final int PAUSE = 3;

  /** It is halved each time the purge has taken so long, but not more often than this. */
  private static final Duration STEP = Duration.ofSeconds(10);

  private static final int MOST_HALVINGS = 4;

  /** Another purge, of whatever consumer, holds the lock for one batch, and rests longer. */
  private static final Duration BUSY_PAUSE = Duration.ofMillis(100);

  /** One who holds it for so many pauses does not work, but hangs. */
  private static final int MOST_BUSY = 20;

  private final IntSupplier batch;

  /**
   * Makes a purge.
   *
   * @param batch deletes at most {@link #BATCH} rows and answers how many, or {@link
   *     PurgeLock#BUSY}
   */
  public PacedPurge(IntSupplier batch) {
    this.batch = batch;
  }

  /** Until a batch is not full, the lock stays busy, or the thread is interrupted; rows deleted. */
  public long run() {
    long deleted = 0;
    long begin = System.nanoTime();
    while (true) {
      long start = System.nanoTime();
      int rows = batchOnceFree();
      deleted += Math.max(rows, 0);
      long now = System.nanoTime();
      if (rows < BATCH
          || !rest(pause(Duration.ofNanos(now - start), Duration.ofNanos(now - begin)))) {
        return deleted;
      }
    }
  }

  /** That the lock is busy says nothing of what there is to delete. */
  private int batchOnceFree() {
    int rows = batch.getAsInt();
    for (int busy = 1; rows == PurgeLock.BUSY && busy < MOST_BUSY && rest(BUSY_PAUSE); busy++) {
      rows = batch.getAsInt();
    }
    return rows;
  }

  /**
   * How long to rest.
   *
   * @param batch what the last one took
   * @param purge how long all of it takes so far
   */
  static Duration pause(Duration batch, Duration purge) {
    int halvings = (int) Math.min(purge.dividedBy(STEP), MOST_HALVINGS);
    return batch.multipliedBy(PAUSE).dividedBy(1L << halvings);
  }

  /** Whether to go on afterwards. */
  private static boolean rest(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
