/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs, data and settings of one PostgreSQL below one directory. */
final class PostgresCluster {

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Path directory;
  private final Path data;
  private final Account account = Account.unprivileged();
  private boolean owned;

  PostgresCluster(Path directory) {
    this.directory = directory;
    this.data = directory.resolve("data");
  }

  Path log() {
    return directory.resolve("server.log");
  }

  /** Fills the directory, which must be missing, empty, or left behind by an earlier run. */
  void create(String user, String password, int port, Map<String, String> settings) {
    try {
      makeDirectory();
      PostgresBinaries.unpack(directory);
      initialise(user, password);
      Files.writeString(
          data.resolve("postgresql.conf"),
          configuration(port, settings),
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot set up PostgreSQL in " + directory, e);
    }
  }

  private void makeDirectory() throws IOException {
    if (Files.exists(data.resolve("PG_VERSION"))) {
      Directories.delete(directory);
    }
    Files.createDirectories(directory);
    try (Stream<Path> content = Files.list(directory)) {
      if (content.findAny().isPresent()) {
        throw new IllegalStateException(directory + " is not empty: choose another directory");
      }
    }
    owned = true;
    account.own(directory);
  }

  private void initialise(String user, String password) throws IOException {
    Path passwordFile = Files.createTempFile(directory, "password", "");
    Files.writeString(passwordFile, password);
    account.own(passwordFile);
    // A cluster that a power cut destroys before its first start is simply made anew: no sync.
    List<String> initdb =
        List.of(
            program("initdb"),
            "--pgdata=" + data,
            "--username=" + user,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--no-instructions");
    Command.run(directory, account.wrap(initdb));
    Files.delete(passwordFile);
  }

  private String program(String name) {
    return directory.resolve("bin").resolve(Platform.WINDOWS ? name + ".exe" : name).toString();
  }

  private static String configuration(int port, Map<String, String> overriding) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", Integer.toString(port));
    settings.put("unix_socket_directories", "");
    // Durability is what this database is here to show.
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");
    // 0 by default, which refuses every XA prepare.
    settings.put("max_prepared_transactions", "200");
    settings.put("max_connections", "200");
    settings.put("shared_buffers", "128MB");
    settings.put("log_line_prefix", "%m [%p] %x ");
    settings.putAll(overriding);
    return settings.entrySet().stream()
        .map(entry -> entry.getKey() + " = '" + entry.getValue().replace("'", "''") + "'\n")
        .collect(Collectors.joining("", "\n", ""));
  }

  /** INT is PostgreSQL's fast shutdown: clients are disconnected, a checkpoint is written. */
  GuardedProcess launch() {
    List<String> command = List.of(program("postgres"), "-D", data.toString());
    return GuardedProcess.start(
        new Launch(account.prefix(), command, directory, log(), "INT", GRACE));
  }

  /** Deletes the directory, unless it was found to hold something else. */
  void delete() {
    if (owned) {
      Directories.delete(directory);
    }
  }
}
