/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Permits something at once, and then no more often than each minute. Lock-free. */
final class RateLimit {

  private static final long PAUSE = Duration.ofMinutes(1).toNanos();

  private final AtomicLong next = new AtomicLong(System.nanoTime());

  boolean permits(long nanoTime) {
    long due = next.get();
    return nanoTime - due >= 0 && next.compareAndSet(due, nanoTime + PAUSE);
  }
}
