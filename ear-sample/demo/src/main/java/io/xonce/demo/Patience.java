/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits as long as something moves. The limit is for hangs; it judges no speed. */
final class Patience {

  private static final Duration HANG = Duration.ofMinutes(5);

  private final Duration pause;

  Patience(Duration pause) {
    this.pause = pause;
  }

  /**
   * Waits until it is done.
   *
   * @param progress anything that changes while things move
   */
  void until(String what, Supplier<?> progress, BooleanSupplier done) {
    Object last = progress.get();
    Instant moved = Instant.now();
    while (!done.getAsBoolean()) {
      sleep();
      Object now = progress.get();
      if (!now.equals(last)) {
        last = now;
        moved = Instant.now();
      } else if (moved.plus(HANG).isBefore(Instant.now())) {
        throw new DemoFailure("Nothing moves, still waiting for " + what + ": " + now);
      }
    }
  }

  void sleep() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("Interrupted");
    }
  }
}
