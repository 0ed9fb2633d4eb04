/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever ends the JVM that started a server ends the server. */
class OwnerDeathTest {

  @ParameterizedTest
  @EnumSource
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There only an orderly end of the JVM counts")
  void killed_owner_takes_server_along(Product product) throws Exception {
    assumeThat(product.isAvailable()).isTrue();
    Process owner = startOwner(product);
    ProcessHandle server = readServer(owner);
    Path home = home(server);
    assertThat(server.isAlive()).isTrue();

    owner.destroyForcibly();

    server.onExit().get(2, TimeUnit.MINUTES);
    assertThat(ProcessHandle.of(server.pid())).isEmpty();
    // Nobody was left to do it.
    Directories.delete(home);
  }

  @ParameterizedTest
  @EnumSource
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no signals")
  void terminated_owner_takes_server_along_and_cleans_up(Product product) throws Exception {
    assumeThat(product.isAvailable()).isTrue();
    Process owner = startOwner(product);
    ProcessHandle server = readServer(owner);
    Path home = home(server);

    owner.destroy();

    assertThat(owner.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(ProcessHandle.of(server.pid())).isEmpty();
    assertThat(home).doesNotExist();
  }

  private static Path home(ProcessHandle server) {
    Path program = Path.of(server.info().command().orElseThrow());
    return program.resolveSibling("..").normalize();
  }

  private static Process startOwner(Product product) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Owner.class.getName(),
            product.name())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ProcessHandle readServer(Process owner) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
    return ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
  }

  enum Product {
    MARIADB {
      @Override
      boolean isAvailable() {
        return MariaDb.isAvailable();
      }

      @Override
      DatabaseServer start() {
        return MariaDb.start(Map.of());
      }
    },
    POSTGRESQL {
      @Override
      boolean isAvailable() {
        return true;
      }

      @Override
      DatabaseServer start() {
        return Postgres.start(Map.of());
      }
    };

    abstract boolean isAvailable();

    abstract DatabaseServer start();
  }

  /** Starts a server and never ends by itself. */
  static final class Owner {

    private Owner() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println(Product.valueOf(args[0]).start().pid());
      Thread.currentThread().join();
    }
  }
}
