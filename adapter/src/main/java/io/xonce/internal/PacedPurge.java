/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * Batch after batch, with a pause after each that leaves the database to the claims. A slow
 * database gets longer pauses.
 */
public final class PacedPurge {

  /** Rows of one transaction: few enough that no claim's commit waits long behind its log. */
  public static final int BATCH = 500;

  /** The pause after a batch is so many times as long as the batch took. */
  private static final int PAUSE = 3;

  private final IntSupplier batch;

  /**
   * Makes a purge.
   *
   * @param batch deletes at most {@link #BATCH} rows and answers how many
   */
  public PacedPurge(IntSupplier batch) {
    this.batch = batch;
  }

  /** Until a batch is not full, or the thread is interrupted; rows deleted. */
  public long run() {
    long deleted = 0;
    while (true) {
      long start = System.nanoTime();
      int rows = batch.getAsInt();
      deleted += rows;
      if (rows < BATCH || !pause(Duration.ofNanos(System.nanoTime() - start))) {
        return deleted;
      }
    }
  }

  /** Whether to go on afterwards. */
  private static boolean pause(Duration work) {
    try {
      Thread.sleep(work.multipliedBy(PAUSE).toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
