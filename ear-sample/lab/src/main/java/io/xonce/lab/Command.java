/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Short commands that run to their end. */
final class Command {

  private Command() {}

  /** Runs the command and answers its output. */
  static String run(Path directory, List<String> command) {
    return run(directory, command, Map.of());
  }

  /** Runs the command with more environment variables than this JVM's own. */
  static String run(Path directory, List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = builder(directory, command);
    builder.environment().putAll(environment);
    return run(builder);
  }

  /** Runs the command with a file as its standard input. */
  static String run(Path directory, List<String> command, Path input) {
    return run(builder(directory, command).redirectInput(input.toFile()));
  }

  private static ProcessBuilder builder(Path directory, List<String> command) {
    return new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
  }

  private static String run(ProcessBuilder builder) {
    List<String> command = builder.command();
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "Exit status " + status + " of " + command.get(0) + System.lineSeparator() + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in " + command, e);
    }
  }
}
