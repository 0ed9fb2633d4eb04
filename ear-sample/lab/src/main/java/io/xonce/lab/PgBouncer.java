/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A PgBouncer in front of a PostgreSQL server, if this system has one (package {@code pgbouncer} of
 * Debian). It lets anybody in under the server's user, on the loopback interface only.
 */
public final class PgBouncer implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"));

  private final Account account = Account.unprivileged();
  private final int port = Ports.free();
  private final Path directory = DatabaseServer.temporary("pgbouncer");
  private final GuardedProcess process;

  private PgBouncer(Postgres server, Map<String, String> settings) {
    account.own(directory);
    Path log = directory.resolve("console.log");
    process = GuardedProcess.start(launch(configuration(server, settings), log));
    try {
      Startup.await("Start of PgBouncer", process, log, this::answers);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Whether the tests that need one can run here. */
  public static boolean isAvailable() {
    return PLACES.stream().anyMatch(Files::isExecutable);
  }

  /**
   * Starts one.
   *
   * @param settings of the section {@code pgbouncer}, stronger than this class's own
   */
  public static PgBouncer start(Postgres server, Map<String, String> settings) {
    return new PgBouncer(server, settings);
  }

  private Launch launch(Path configuration, Path log) {
    Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
    List<String> command = List.of(program.toString(), configuration.toString());
    return new Launch(account.prefix(), command, directory, log, "TERM", Duration.ofSeconds(10));
  }

  private Path configuration(Postgres server, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("listen_addr", "127.0.0.1");
    all.put("listen_port", Integer.toString(port));
    all.put("unix_socket_dir", "");
    all.put("auth_type", "any");
    // Every session of pgjdbc begins with it.
    all.put("ignore_startup_parameters", "extra_float_digits");
    all.putAll(settings);
    String databases =
        "[databases]\n* = host=127.0.0.1 port=%d user=%s password=%s\n[pgbouncer]\n"
            .formatted(server.port(), server.user(), server.password());
    Path file = directory.resolve("pgbouncer.ini");
    try {
      Files.writeString(
          file,
          all.entrySet().stream()
              .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
              .collect(Collectors.joining("", databases, "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    account.own(file);
    return file;
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** The JDBC address of a database of the server behind. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Ends it, and with it the sessions of its clients. */
  @Override
  public void close() {
    process.stop();
    Directories.delete(directory);
  }
}
