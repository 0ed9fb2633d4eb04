/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server with full durability and XA, on the loopback interface.
 *
 * <p>It ends with this JVM, however this JVM ends. Its password is random: whoever may log in as
 * superuser may run programs as the account of the server.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 */
public final class Postgres implements AutoCloseable {

  /** System property with the port to use instead of a free one. */
  public static final String PORT_PROPERTY = "lab.postgres.port";

  private static final String USER = "xonce";
  private static final String ANY_DATABASE = "postgres";

  private final PostgresCluster cluster;
  private final int port;
  private final String password = UUID.randomUUID().toString();
  private final Thread hook = new Thread(this::stopAndDelete, "postgres-close");
  private @Nullable GuardedProcess process;

  private Postgres(Path directory, int port) {
    this.cluster = new PostgresCluster(directory.toAbsolutePath());
    this.port = port;
  }

  /**
   * Starts a server in a temporary directory, on the port of {@value #PORT_PROPERTY} or a free one.
   *
   * @param settings entries of {@code postgresql.conf}, stronger than this class's own
   */
  public static Postgres start(Map<String, String> settings) {
    try {
      Path directory = Files.createTempDirectory("xonce-postgres-");
      return start(directory, Integer.getInteger(PORT_PROPERTY, 0), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a server in a given place.
   *
   * @param directory missing, empty, or left behind by an earlier run; {@link #close()} deletes it
   * @param port the port to listen on, 0 for a free one
   * @param settings entries of {@code postgresql.conf}, stronger than this class's own
   * @throws IllegalStateException if the port is in use or the server does not start
   */
  public static Postgres start(Path directory, int port, Map<String, String> settings) {
    if (port != 0) {
      Ports.requireFree(port, "-D" + PORT_PROPERTY);
    }
    Postgres postgres = new Postgres(directory, port == 0 ? Ports.free() : port);
    Runtime.getRuntime().addShutdownHook(postgres.hook);
    try {
      postgres.create(settings);
      return postgres;
    } catch (RuntimeException | Error e) {
      postgres.close();
      throw e;
    }
  }

  private void create(Map<String, String> settings) {
    cluster.create(USER, password, port, settings);
    restart();
  }

  /** The port the server listens on. */
  public int port() {
    return port;
  }

  /** The superuser. */
  public String user() {
    return USER;
  }

  /** The superuser's password. */
  public String password() {
    return password;
  }

  /** The JDBC address of a database, without credentials. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Creates an empty database. */
  public void createDatabase(String name) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create database " + name, e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(ANY_DATABASE), USER, password);
  }

  /** The {@code xonce-setup.cli} parameters that lead a WildFly to a database of this server. */
  public Map<String, String> setupProperties(String database) {
    return Map.of(
        "xonce.driver.jars",
        driver().toString(),
        "xonce.db.host",
        "127.0.0.1",
        "xonce.db.port",
        Integer.toString(port),
        "xonce.db.name",
        database,
        "xonce.db.user",
        USER,
        "xonce.db.password",
        password);
  }

  /** The JDBC driver's jar, taken from this class path. */
  public static Path driver() {
    try {
      Class<?> driver = Class.forName("org.postgresql.Driver");
      return Path.of(driver.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("No PostgreSQL driver on the class path", e);
    }
  }

  /** What the server writes to its standard output and error. */
  public Path log() {
    return cluster.log();
  }

  /** Process id of the server's first process, the postmaster. */
  public synchronized long pid() {
    return running().pid();
  }

  /** Kills the server with all its processes, as a crash would. */
  public synchronized void kill() {
    running().kill();
  }

  /** Starts the server again on the same data and port; stops it first if it runs. */
  public synchronized void restart() {
    if (process != null) {
      process.stop();
    }
    process = cluster.launch();
    Startup.await("Start of PostgreSQL", process, log(), this::answers);
  }

  private boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(0);
    } catch (SQLException e) {
      return false;
    }
  }

  private GuardedProcess running() {
    if (process == null) {
      throw new IllegalStateException("PostgreSQL is closed");
    }
    return process;
  }

  /** Shuts the server down fast and deletes its directory. Closing again does nothing. */
  @Override
  public void close() {
    stopAndDelete();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ignored) {
      // This JVM is shutting down, and the hook at work.
    }
  }

  private synchronized void stopAndDelete() {
    if (process != null) {
      process.stop();
      process = null;
    }
    cluster.delete();
  }
}
