/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * The database's time at an instant of {@link System#nanoTime()}. It is set once and then runs by
 * the monotonic clock, so that the attempts of one node keep their order; it is set again only when
 * the two have parted: the database's clock was set, or this machine slept. For one thread.
 */
final class DatabaseClock {

  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private Instant time = Instant.EPOCH;
  private long nanoTime;

  /** Tells it that the database says {@code now} at that instant. */
  void observe(Instant now, long nanoTime) {
    if (Duration.between(at(nanoTime), now).abs().compareTo(TOLERANCE) > 0) {
      this.time = now;
      this.nanoTime = nanoTime;
    }
  }

  Instant at(long nanoTime) {
    return time.plusNanos(nanoTime - this.nanoTime);
  }
}
