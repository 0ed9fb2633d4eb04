/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waiting for a server to do its work. */
final class Startup {

  // For hangs: the slowest machine is much faster.
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int TAIL = 60;

  private Startup() {}

  /** Waits until the work is done; fails with the end of the log when the server ends before. */
  static void await(String work, GuardedProcess server, Path log, BooleanSupplier isDone) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!isDone.getAsBoolean()) {
      if (!server.isAlive()) {
        throw new IllegalStateException(work + ": the server ended." + tail(log));
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(work + ": not done after " + LIMIT + "." + tail(log));
      }
      pause();
    }
  }

  /** The last lines of a log, ready to be put behind a message. */
  static String tail(Path log) {
    try {
      // Not UTF-8, which refuses what a server may have written in another encoding.
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      List<String> last = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
      return System.lineSeparator() + String.join(System.lineSeparator(), last);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + log, e);
    }
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
