/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Waiting for a full queue to become empty while its consumer is being measured. Each question
 * costs the server as much as a few messages; so it is asked about a dozen times, after half the
 * time that what is left should take.
 */
public final class Draining {

  private static final long FIRST = Duration.ofMillis(200).toNanos();
  private static final long SHORTEST = Duration.ofMillis(5).toNanos();
  private static final long LONGEST = Duration.ofSeconds(2).toNanos();

  /** For hangs; it judges no speed. */
  private static final Duration HANG = Duration.ofMinutes(10);

  private Draining() {}

  /**
   * Returns once nothing is left.
   *
   * @param all how much there was when the consumer began, just now
   * @param left asks how much there is
   * @throws IllegalStateException if there still is some after ten minutes
   */
  public static void await(long all, LongSupplier left) {
    long start = System.nanoTime();
    sleep(FIRST);
    for (long now = left.getAsLong(); now > 0; now = left.getAsLong()) {
      long passed = System.nanoTime() - start;
      if (passed > HANG.toNanos()) {
        throw new IllegalStateException(now + " of " + all + " are left after " + HANG);
      }
      sleep(pause(passed, all - now, now));
    }
  }

  static long pause(long nanos, long done, long left) {
    long half = (long) ((double) nanos / Math.max(1, done) * left / 2);
    return Math.min(LONGEST, Math.max(SHORTEST, half));
  }

  private static void sleep(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(nanos).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
