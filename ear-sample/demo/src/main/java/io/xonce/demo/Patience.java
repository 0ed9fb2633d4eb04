/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits as long as something moves. The limit is for hangs; it judges no speed. */
final class Patience {

  private static final Duration HANG = Duration.ofMinutes(5);

  private final Duration pause;

  Patience(Duration pause) {
    this.pause = pause;
  }

  /** Waits until the state is the wanted one, and answers it. */
  <T> T until(String what, Supplier<T> look, Predicate<T> wanted) {
    T state = look.get();
    Instant moved = Instant.now();
    while (!wanted.test(state)) {
      sleep(pause);
      T last = state;
      state = look.get();
      if (!state.equals(last)) {
        moved = Instant.now();
      } else if (moved.plus(HANG).isBefore(Instant.now())) {
        throw new DemoFailure("Nothing moves; waiting for " + what + ", at " + state);
      }
    }
    return state;
  }

  /** Waits until this holds, be it for ever. */
  static void until(Duration pause, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      sleep(pause);
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("Interrupted");
    }
  }
}
