/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import io.xonce.lab.ClassPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packages from npm, where the machine has it: {@code package.json} and its lock say which. */
public final class Npm {

  private final Path home;
  private final String folder;
  private final List<String> files = new ArrayList<>(List.of("package.json", "package-lock.json"));
  private @Nullable Boolean available;

  /**
   * Packages that are installed when they are first asked for.
   *
   * @param home where
   * @param folder of the class path with the files
   * @param others what is to be beside them
   */
  public Npm(Path home, String folder, String... others) {
    this.home = home;
    this.folder = folder;
    files.addAll(List.of(others));
  }

  /** Whether they are there; false where the machine has no npm. */
  public synchronized boolean isAvailable() throws IOException, InterruptedException {
    if (available == null) {
      for (String file : files) {
        ClassPath.copy(folder + "/" + file, home);
      }
      available = isThere("node") && isThere("npm");
      if (available) {
        run(List.of("npm", "ci", "--no-audit", "--no-fund"));
      }
    }
    return available;
  }

  private boolean isThere(String program) throws InterruptedException {
    try {
      run(List.of(program, "--version"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs a program beside them to its end. */
  public void run(List<String> command) throws IOException, InterruptedException {
    run(command, "");
  }

  /** Runs a program that reads its input before it writes anything. */
  public void run(List<String> command, String input) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
    try (OutputStream stream = process.getOutputStream()) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.get(0) + ": " + output);
    }
  }
}
