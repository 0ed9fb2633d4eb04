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

/** Waiting for a server to be up. */
final class Startup {

  // For hangs: the slowest machine is much faster.
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int TAIL = 60;

  private Startup() {}

  /** Waits until the server is up; fails with the end of its log when it ends before. */
  static void await(String server, GuardedProcess process, Path log, BooleanSupplier isUp) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!isUp.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(server + " ended at start." + tail(log));
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(server + " is not up after " + LIMIT + "." + tail(log));
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
