/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.host;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A consumer in a JVM of its own, which ends with its standard input, and so with this JVM. */
public final class ConsumerProcess implements AutoCloseable {

  private static final String MAIN = "io.xonce.bench.others.Main";

  private static final String JOURNAL =
      "com.arjuna.ats.internal.arjuna.objectstore.hornetq.HornetqObjectStoreAdaptor";

  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;
  private final Path log;

  private ConsumerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts a consumer and waits until it is ready.
   *
   * @param module the module of the consumers, built
   * @param environment addresses and passwords
   */
  public static ConsumerProcess start(
      String name, Path module, Path directory, Map<String, String> environment) {
    try {
      Path log = directory.resolve(name + ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command(name, module))
              .directory(Files.createDirectories(directory.resolve(name)).toFile())
              .redirectError(log.toFile());
      builder.environment().putAll(environment);
      ConsumerProcess other = new ConsumerProcess(builder.start(), log);
      other.await("ready");
      return other;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name, e);
    }
  }

  private static List<String> command(String name, Path module) throws IOException {
    String libraries = Files.readString(module.resolve("target/class-path")).strip();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms512m",
        "-Xmx1g",
        // The transaction log as under WildFly, whose set-up script says why.
        "-DObjectStoreEnvironmentBean.objectStoreType=" + JOURNAL,
        "-DHornetqJournalEnvironmentBean.storeDir=transactions/journal",
        "-DHornetqJournalEnvironmentBean.bufferFlushesPerSecond=2000",
        "-DHornetqJournalEnvironmentBean.syncDeletes=false",
        "-cp",
        module.resolve("target/classes") + File.pathSeparator + libraries,
        MAIN,
        name);
  }

  public long pid() {
    return process.pid();
  }

  public void on() {
    tell("on");
  }

  public void off() {
    tell("off");
  }

  private void tell(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
      await(command);
    } catch (IOException e) {
      throw new UncheckedIOException("See " + log, e);
    }
  }

  private void await(String answer) throws IOException {
    String line = answers.readLine();
    if (!answer.equals(line)) {
      throw new IOException("Instead of " + answer + " the consumer said " + line + ". See " + log);
    }
  }

  @Override
  public void close() {
    try {
      commands.close();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException ignored) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
