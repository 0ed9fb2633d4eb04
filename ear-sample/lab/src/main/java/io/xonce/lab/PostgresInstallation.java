/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One PostgreSQL cluster. */
final class PostgresInstallation extends Installation {

  PostgresInstallation(Path directory) {
    super(directory);
  }

  @Override
  String mark() {
    return "PG_VERSION";
  }

  @Override
  Map<String, String> settings(int port) {
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
    return settings;
  }

  @Override
  void install(Superuser superuser, Map<String, String> settings) throws IOException {
    PostgresBinaries.unpack(directory());
    initialise(superuser);
    Files.writeString(
        data().resolve("postgresql.conf"), configuration(settings), StandardOpenOption.APPEND);
  }

  private void initialise(Superuser superuser) throws IOException {
    Path passwordFile = secret(superuser.password());
    // A cluster that a power cut destroys before its first start is simply made anew: no sync.
    List<String> initdb =
        List.of(
            program("initdb"),
            "--pgdata=" + data(),
            "--username=" + superuser.name(),
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--no-instructions");
    Command.run(directory(), wrap(initdb));
    Files.delete(passwordFile);
  }

  private static String configuration(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(entry -> entry.getKey() + " = '" + entry.getValue().replace("'", "''") + "'\n")
        .collect(Collectors.joining("", "\n", ""));
  }

  @Override
  List<String> server() {
    return List.of(program("postgres"), "-D", data().toString());
  }

  /** PostgreSQL's fast shutdown: clients are disconnected, a checkpoint is written. */
  @Override
  String stopSignal() {
    return "INT";
  }
}
