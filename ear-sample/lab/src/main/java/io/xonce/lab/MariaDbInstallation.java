/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One MariaDB data directory. */
final class MariaDbInstallation extends Installation {

  MariaDbInstallation(Path directory) {
    super(directory);
  }

  @Override
  String mark() {
    return "aria_log_control";
  }

  @Override
  Map<String, String> settings(int port) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("basedir", directory().toString());
    settings.put("datadir", data().toString());
    settings.put("lc_messages_dir", share().toString());
    // A server that starts deletes the temporary tables that it finds: those of another, too.
    settings.put("tmpdir", temporary().toString());
    settings.put("bind_address", "127.0.0.1");
    settings.put("port", Integer.toString(port));
    settings.put("socket", "");
    settings.put("skip_name_resolve", "ON");
    // Else each first start computes a key of 4096 bits, which takes many seconds.
    settings.put("ssl", "OFF");
    // Durability is what this database is here to show.
    settings.put("innodb_flush_log_at_trx_commit", "1");
    settings.put("innodb_doublewrite", "ON");
    settings.put("max_connections", "200");
    return settings;
  }

  @Override
  void install(Superuser superuser, Map<String, String> settings) throws IOException {
    MariaDbBinaries.unpack(directory());
    Files.writeString(configuration(), text(settings));
    for (Path own : List.of(data(), temporary())) {
      Files.createDirectory(own);
      own(own);
    }
    initialise(superuser);
  }

  /**
   * What {@code mariadb-install-db} does, which is a shell script and in no archive for Windows.
   */
  private void initialise(Superuser superuser) throws IOException {
    Path script =
        secret(
            """
            CREATE DATABASE mysql;
            USE mysql;
            SET @auth_root_socket = NULL;
            SET @skip_auth_anonymous = 1;
            """
                + shared("mariadb_system_tables.sql")
                + shared("mariadb_performance_tables.sql")
                + shared("mariadb_system_tables_data.sql")
                + """

                DELETE FROM global_priv;
                FLUSH PRIVILEGES;
                GRANT ALL ON *.* TO '%s'@'127.0.0.1' IDENTIFIED BY '%s' WITH GRANT OPTION;
                """
                    .formatted(superuser.name(), superuser.password()));
    List<String> bootstrap = List.of(program(), defaults(), "--bootstrap", "--log-warnings=0");
    Command.run(directory(), wrap(bootstrap), script);
    Files.delete(script);
  }

  private String shared(String name) throws IOException {
    return Files.readString(share().resolve(name));
  }

  private Path share() {
    return directory().resolve("share");
  }

  private Path temporary() {
    return directory().resolve("tmp");
  }

  private Path configuration() {
    return directory().resolve("my.cnf");
  }

  private static String text(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(entry -> entry.getKey() + " = \"" + escaped(entry.getValue()) + "\"\n")
        .collect(Collectors.joining("", "[mariadbd]\n", ""));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  @Override
  List<String> server() {
    return List.of(program(), defaults());
  }

  private String program() {
    return program(MariaDbBinaries.SERVER);
  }

  private String defaults() {
    return "--defaults-file=" + configuration();
  }

  @Override
  String stopSignal() {
    return "TERM";
  }
}
