/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for conditions. */
final class Await {

  /** For hangs; it ends as soon as the condition holds. */
  static final Duration HANG = Duration.ofMinutes(3);

  private static final Duration POLL = Duration.ofMillis(100);

  private Await() {}

  /**
   * Returns once it holds.
   *
   * @throws AssertionError if it does not
   */
  static void until(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(HANG);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("Waited in vain for " + what);
      }
      pause(POLL);
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }
}
