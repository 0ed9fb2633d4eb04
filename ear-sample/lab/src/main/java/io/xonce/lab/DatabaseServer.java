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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A real database server with full durability and XA, on the loopback interface.
 *
 * <p>It ends with this JVM, however this JVM ends. Its password is random: whoever may log in as
 * superuser may run programs as the account of the server.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 */
public abstract sealed class DatabaseServer implements AutoCloseable permits MariaDb, Postgres {

  private static final String USER = "xonce";

  private final String product;
  private final Installation installation;
  private final int port;
  private final String password = UUID.randomUUID().toString();
  private final ExitHook hook;
  private @Nullable GuardedProcess process;

  DatabaseServer(String product, Installation installation, int port) {
    this.product = product;
    this.installation = installation;
    this.port = port;
    this.hook = new ExitHook(this::stopAndDelete, product + "-close");
  }

  /** Where a server is put that nobody gave a place. */
  static Path temporary(String name) {
    try {
      return Files.createTempDirectory("xonce-" + name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The wanted port, which must be free, or a free one for 0. */
  static int port(int wanted, String property) {
    if (wanted == 0) {
      return Ports.free();
    }
    Ports.requireFree(wanted, "-D" + property);
    return wanted;
  }

  /** Installs the server and starts it; leaves nothing behind if that fails. */
  void begin(Map<String, String> settings) {
    hook.set();
    try {
      installation.create(new Superuser(USER, password), port, settings);
      restart();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
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
  public abstract String jdbcUrl(String database);

  /** Creates an empty database. */
  public void createDatabase(String name) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + quoted(name));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create database " + name, e);
    }
  }

  /** A connection to the database that is always there. */
  abstract Connection connect() throws SQLException;

  abstract String quoted(String name);

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), USER, password);
  }

  /** The `xonce-setup` parameters that lead a WildFly to a database of this server. */
  public abstract Map<String, String> setupProperties(String database);

  Map<String, String> setupProperties(Path driver, String database) {
    return Map.of(
        "xonce.driver.jars",
        driver.toString(),
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

  /** The jar of the class path that a driver comes from. */
  static Path jarOf(String driver) {
    try {
      Class<?> type = Class.forName(driver);
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(driver + " is not on the class path", e);
    }
  }

  /** What the server writes to its standard output and error. */
  public Path log() {
    return installation.log();
  }

  /** Process id of the server's first process. */
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
    process = installation.launch();
    AtomicReference<SQLException> refusal = new AtomicReference<>();
    try {
      Startup.await("Start of " + product, process, log(), () -> answers(refusal));
    } catch (IllegalStateException e) {
      if (refusal.get() != null) {
        e.addSuppressed(refusal.get());
      }
      throw e;
    }
  }

  private boolean answers(AtomicReference<SQLException> refusal) {
    try (Connection connection = connect()) {
      return connection.isValid(0);
    } catch (SQLException e) {
      refusal.set(e);
      return false;
    }
  }

  private GuardedProcess running() {
    if (process == null) {
      throw new IllegalStateException(product + " is closed");
    }
    return process;
  }

  /** Shuts the server down fast and deletes its directory. Closing again does nothing. */
  @Override
  public void close() {
    stopAndDelete();
    hook.remove();
  }

  private synchronized void stopAndDelete() {
    if (process != null) {
      process.stop();
      process = null;
    }
    installation.delete();
  }
}
