/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Lab;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program of the command line, in a process of its own. */
final class Program {

  private Program() {}

  /** What the program said, and how it ended. */
  record Answer(int status, String out, String errors) {

    Answer is(int expected) {
      assertThat(status).as("%s%n%s", out, errors).isEqualTo(expected);
      return this;
    }

    Answer says(String... texts) {
      assertThat(out).contains(texts);
      return this;
    }

    void complains(String text) {
      assertThat(errors).contains(text);
    }
  }

  static Answer type(String... line) throws Exception {
    return typeAs(Map.of("XONCE_USER", Users.OPERATOR, "XONCE_PASSWORD", Users.PASSWORD), line);
  }

  static Answer typeAs(Map<String, String> environment, String... line) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", Lab.property("xonce.jar")));
    command.addAll(List.of(line));
    Path errors = Files.createTempFile("xonce-cli", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder
        .environment()
        .put("XONCE_SERVER", "http://127.0.0.1:" + Lab.get().httpPort() + "/xonce-console");
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), out, Files.readString(errors));
    } finally {
      Files.delete(errors);
    }
  }

  /**
   * The id of the group of dead letters whose line has these in it. The exception by which letters
   * are grouped is in the ledger, and comes there after the letter has come to its queue.
   */
  static String group(String... parts) {
    return await("a group with " + List.of(parts))
        .until(() -> line(parts), Optional::isPresent)
        .map(line -> line.split(" ", 2)[0])
        .orElseThrow();
  }

  private static Optional<String> line(String... parts) throws Exception {
    return type("dead-letters")
        .out()
        .lines()
        .filter(line -> List.of(parts).stream().allMatch(line::contains))
        .findFirst();
  }
}
