/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresTest {

  @SuppressWarnings("NullAway.Init")
  private static Postgres postgres;

  @BeforeAll
  static void start() {
    postgres = Postgres.start(Map.of("max_connections", "50", "application_name", "it's"));
    postgres.createDatabase("odd \"name");
    postgres.createDatabase("shop");
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @Test
  void durability_on() throws SQLException {
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("full_page_writes")).isEqualTo("on");
    assertThat(setting("max_prepared_transactions")).isEqualTo("200");
  }

  @Test
  void given_settings_win() throws SQLException {
    assertThat(setting("max_connections")).isEqualTo("50");
  }

  @Test
  void prepared_transaction_survives_kill() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE payment (id int)");
      statement.execute("BEGIN");
      statement.execute("INSERT INTO payment VALUES (1)");
      statement.execute("PREPARE TRANSACTION 'in-doubt'");
      long before = postgres.pid();

      postgres.kill();
      assertThat(ProcessHandle.of(before)).isEmpty();
      postgres.restart();
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("COMMIT PREPARED 'in-doubt'");
    }
    assertThat(query("SELECT count(*) FROM payment")).isEqualTo("1");
  }

  @Test
  void wrong_password_refused() {
    assertThatThrownBy(
            () -> DriverManager.getConnection(postgres.jdbcUrl("shop"), postgres.user(), "guess"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void close_twice_leaves_nothing() {
    Postgres other = Postgres.start(Map.of());
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
      assertThatThrownBy(() -> Postgres.start(Path.of("target", "never"), port, Map.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("-Dlab.postgres.port");
    }
  }

  @Test
  void bad_setting_shows_log() {
    assertThatThrownBy(() -> Postgres.start(Map.of("no_such_setting", "1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no_such_setting");
  }

  @Test
  void foreign_directory_left_alone() throws Exception {
    Path directory = Files.createTempDirectory(Path.of("target"), "foreign");
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> Postgres.start(directory, 0, Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not empty");

    assertThat(file).exists();
  }

  private static String setting(String name) throws SQLException {
    return query("SHOW " + name);
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
    return DriverManager.getConnection(
        postgres.jdbcUrl("shop"), postgres.user(), postgres.password());
  }
}
