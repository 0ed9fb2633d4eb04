/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/** What the reader sees: one line for each step, with the time it took. */
final class Story {

  private final PrintStream out;

  Story(PrintStream out) {
    this.out = out;
  }

  /** A line of its own; the arguments as in {@link String#format}. */
  void say(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }

  /** Says what is being done, does it, and says how long that took. */
  <T> T step(String what, Supplier<T> work) {
    out.print(String.format("  %-58s", what));
    out.flush();
    Instant start = Instant.now();
    try {
      T result = work.get();
      out.println(String.format(Locale.ROOT, "%6.1f s", seconds(start)));
      return result;
    } catch (RuntimeException | Error e) {
      out.println("failed");
      throw e;
    }
  }

  void step(String what, Runnable work) {
    step(
        what,
        () -> {
          work.run();
          return what;
        });
  }

  private static double seconds(Instant start) {
    return Duration.between(start, Instant.now()).toMillis() / 1000.0;
  }
}
