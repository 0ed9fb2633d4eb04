/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that an operator of the server would start, as the documentation says. */
public final class Tool {

  private static final Path HOME = Path.of(Lab.property("wildfly.home"));
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private Tool() {}

  /** Commands of the server's own command line; fails with its output if one of them fails. */
  public static String cli(String commands) {
    return cli(commands, Map.of());
  }

  /** A script with parameters. */
  public static String cli(String commands, Map<String, String> parameters) {
    try {
      Path script = Files.createTempFile("documented", ".cli");
      Path values = Files.createTempFile("documented", ".properties");
      try {
        Files.writeString(script, commands);
        Files.write(
            values,
            parameters.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .toList());
        return run(
            List.of(
                JAVA,
                "-jar",
                client(),
                "--connect",
                "--controller=127.0.0.1:" + Lab.get().managementPort(),
                "--file=" + script,
                "--properties=" + values,
                "--resolve-parameter-values"));
      } finally {
        Files.delete(script);
        Files.delete(values);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source file, with the server's client on the class path. */
  public static String java(Path source, String... arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA, "-cp", client(), source.toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static String client() {
    return HOME.resolve("bin/client/jboss-cli-client.jar").toAbsolutePath().toString();
  }

  private static String run(List<String> command) {
    try {
      Path output = Files.createTempFile("documented", ".txt");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(90, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as("%s%n%s", command, said).isTrue();
        return said;
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
