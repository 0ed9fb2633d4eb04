/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.host;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for others to do their work. The limit is for hangs; it judges no speed. */
public final class Polling {

  private static final Duration HANG = Duration.ofMinutes(10);

  private Polling() {}

  public static void until(String what, Duration pause, BooleanSupplier isDone) {
    if (!within(HANG, pause, isDone)) {
      throw new IllegalStateException("Still waiting for " + what + " after " + HANG);
    }
  }

  /** Whether it was done in time. */
  public static boolean within(Duration limit, Duration pause, BooleanSupplier isDone) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!isDone.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      sleep(pause);
    }
    return true;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
