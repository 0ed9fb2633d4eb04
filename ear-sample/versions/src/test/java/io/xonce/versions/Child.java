/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A command with its output in a file. */
final class Child {

  // For hangs: the slowest machine is much faster.
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final List<String> command;
  private final Path directory;
  private final Path log;

  Child(Path directory, Path log, List<String> command) {
    this.directory = directory;
    this.log = log;
    this.command = command;
  }

  /** A JVM with this one's class path, but for one artifact. */
  static List<String> java(Path javaHome, String classPath, List<String> rest) {
    List<String> command =
        new ArrayList<>(
            List.of(javaHome.resolve("bin").resolve("java").toString(), "-cp", classPath));
    command.addAll(rest);
    return command;
  }

  /** Runs it to its end and answers whether that was a good one. */
  boolean succeeds() throws IOException, InterruptedException {
    return ends(() -> false) && !log().isEmpty();
  }

  /** Runs it until something is so, and ends it then. Answers whether it came to that. */
  boolean comesTo(BooleanSupplier condition) throws IOException, InterruptedException {
    ends(condition);
    return condition.getAsBoolean();
  }

  private boolean ends(BooleanSupplier early) throws IOException, InterruptedException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try {
      while (!process.waitFor(1, TimeUnit.SECONDS)) {
        if (early.getAsBoolean() || System.nanoTime() > deadline) {
          return false;
        }
      }
      return process.exitValue() == 0;
    } finally {
      // In good order: what it has started ends with it.
      process.destroy();
      process.waitFor();
    }
  }

  List<String> log() throws IOException {
    return Files.readAllLines(log);
  }
}
