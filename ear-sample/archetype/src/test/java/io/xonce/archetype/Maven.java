/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Maven as a user runs it, with the artifacts of this build. */
final class Maven {

  static final Path REPOSITORY = Path.of(property("it.repository"));

  private Maven() {}

  /** Answers what it said. */
  static String run(Path directory, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                property("maven.command"),
                "--batch-mode",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + REPOSITORY,
                "-Dmaven.repo.local.tail=" + property("local.repository")));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(directory, "maven", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(output);
    assertThat(ended && process.exitValue() == 0).as("%s%n%s", command, said).isTrue();
    return said;
  }

  static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
