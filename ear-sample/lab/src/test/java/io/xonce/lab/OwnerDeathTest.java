/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whatever ends the JVM that started a server ends the server. */
class OwnerDeathTest {

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There only an orderly end of the JVM counts")
  void killed_owner_takes_postgres_along() throws Exception {
    Process owner = startOwner();
    ProcessHandle postgres = readPostgres(owner);
    Path home = home(postgres);
    assertThat(postgres.isAlive()).isTrue();

    owner.destroyForcibly();

    postgres.onExit().get(2, TimeUnit.MINUTES);
    assertThat(ProcessHandle.of(postgres.pid())).isEmpty();
    // Nobody was left to do it.
    Directories.delete(home);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no signals")
  void terminated_owner_takes_postgres_along_and_cleans_up() throws Exception {
    Process owner = startOwner();
    ProcessHandle postgres = readPostgres(owner);
    Path home = home(postgres);

    owner.destroy();

    assertThat(owner.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(ProcessHandle.of(postgres.pid())).isEmpty();
    assertThat(home).doesNotExist();
  }

  private static Path home(ProcessHandle postgres) {
    Path program = Path.of(postgres.info().command().orElseThrow());
    return program.resolveSibling("..").normalize();
  }

  private static Process startOwner() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Owner.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ProcessHandle readPostgres(Process owner) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
    return ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
  }

  /** Starts a PostgreSQL and never ends by itself. */
  static final class Owner {

    private Owner() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println(Postgres.start(Map.of()).pid());
      Thread.currentThread().join();
    }
  }
}
