/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MariaDbTest {

  private static @Nullable MariaDb started;

  @BeforeAll
  static void start() {
    assumeThat(MariaDb.isAvailable()).as("MariaDB comes for this system").isTrue();
    started =
        MariaDb.start(Map.of("max_connections", "50", "init_connect", "SET @a = 'it''s # \"a\"'"));
    started.createDatabase("odd `name");
    started.createDatabase("shop");
  }

  @AfterAll
  static void close() {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void durability_on() throws SQLException {
    assertThat(setting("innodb_flush_log_at_trx_commit")).isEqualTo("1");
    assertThat(setting("innodb_doublewrite")).isEqualTo("ON");
    assertThat(setting("innodb_flush_method")).isNotEqualTo("nosync");
  }

  @Test
  void given_settings_win() throws SQLException {
    assertThat(setting("max_connections")).isEqualTo("50");
    assertThat(setting("init_connect")).isEqualTo("SET @a = 'it''s # \"a\"'");
  }

  @Test
  void temporary_tables_apart_from_those_of_other_servers() throws SQLException {
    MariaDb server = requireNonNull(started);
    assertThat(setting("tmpdir")).isEqualTo(server.log().resolveSibling("tmp").toString());
  }

  @Test
  void names_quoted() throws SQLException {
    assertThat(
            query(
                "SELECT count(*) FROM information_schema.schemata WHERE schema_name = 'odd `name'"))
        .isEqualTo("1");
  }

  @Test
  void prepared_transaction_survives_kill() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE payment (id int)");
      statement.execute("XA START 'in-doubt'");
      statement.execute("INSERT INTO payment VALUES (1)");
      statement.execute("XA END 'in-doubt'");
      statement.execute("XA PREPARE 'in-doubt'");
      long before = server().pid();

      server().kill();
      assertThat(ProcessHandle.of(before)).isEmpty();
      server().restart();
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("XA COMMIT 'in-doubt'");
    }
    assertThat(query("SELECT count(*) FROM payment")).isEqualTo("1");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no root")
  void never_runs_as_root() {
    assertThat(ProcessHandle.of(server().pid()).orElseThrow().info().user())
        .hasValueSatisfying(user -> assertThat(user).isNotEqualTo("root"));
  }

  @Test
  void only_the_superuser_with_its_password_may_enter() throws SQLException {
    assertThat(query("SELECT group_concat(user, '@', host) FROM mysql.global_priv"))
        .isEqualTo(server().user() + "@127.0.0.1");
    assertThatThrownBy(
            () -> DriverManager.getConnection(server().jdbcUrl("shop"), server().user(), "guess"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Access denied");
  }

  @Test
  void close_twice_leaves_nothing() {
    MariaDb other = MariaDb.start(Map.of());
    long pid = other.pid();
    Path directory = other.log().resolveSibling("");
    assertThat(directory).exists();

    other.close();
    other.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(directory).doesNotExist();
  }

  @Test
  void busy_port_named() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      assertThatThrownBy(() -> MariaDb.start(Path.of("target", "never"), port, Map.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("-Dlab.mariadb.port");
    }
  }

  @Test
  void bad_setting_shown() {
    assertThatThrownBy(() -> MariaDb.start(Map.of("no_such_setting", "1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no_such_setting");
  }

  @Test
  void foreign_directory_left_alone() throws Exception {
    Path directory = Files.createTempDirectory(Path.of("target"), "foreign");
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> MariaDb.start(directory, 0, Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not empty");

    assertThat(file).exists();
  }

  private static String setting(String name) throws SQLException {
    return query("SELECT @@global." + name);
  }

  private static String query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static Connection connect() throws SQLException {
    return server().connect("shop");
  }

  private static MariaDb server() {
    if (started == null) {
      throw new IllegalStateException("Not started");
    }
    return started;
  }
}
