/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.lab.ClassPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** AMQP 1.0 by rhea, on the node of this machine; where there is none, its tests are skipped. */
record RheaProducer(int port) implements Producer {

  private static final Path HOME = Path.of("target", "rhea");

  private static @Nullable Boolean available;

  @Override
  public void send(Outgoing outgoing) throws IOException, InterruptedException {
    Assumptions.assumeTrue(isAvailable(), "No node or npm on this machine: rhea is not tried");
    List<String> command = new ArrayList<>(List.of("node", "send.js", Integer.toString(port)));
    command.addAll(List.of(outgoing.queue(), outgoing.body()));
    if (outgoing.replyTo() != null) {
      command.addAll(List.of(outgoing.replyTo().queue(), outgoing.replyTo().correlation()));
    }
    run(command);
  }

  private static synchronized boolean isAvailable() throws IOException, InterruptedException {
    if (available == null) {
      for (String file : List.of("package.json", "package-lock.json", "send.js")) {
        ClassPath.copy("/io/xonce/it/protocol/" + file, HOME);
      }
      available = isThere("node") && isThere("npm");
      if (available) {
        run(List.of("npm", "ci", "--no-audit", "--no-fund"));
      }
    }
    return available;
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      run(List.of(program, "--version"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.get(0) + ": " + output);
    }
  }
}
