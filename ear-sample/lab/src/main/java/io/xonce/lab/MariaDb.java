/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * A MariaDB server, with its programs from the class path.
 *
 * <p>Its character set, collation and isolation level are MariaDB's defaults.
 */
public final class MariaDb extends DatabaseServer {

  /** System property with the port to use instead of a free one. */
  public static final String PORT_PROPERTY = "lab.mariadb.port";

  private MariaDb(Path directory, int port) {
    super("MariaDB", new MariaDbInstallation(directory), port);
  }

  /**
   * Whether there are MariaDB programs for this system: Linux and Windows on Intel, macOS on ARM.
   */
  public static boolean isAvailable() {
    return MariaDbBinaries.areThere();
  }

  /**
   * Starts a server in a temporary directory, on the port of {@value #PORT_PROPERTY} or a free one.
   *
   * @param settings entries of the section {@code mariadbd} of {@code my.cnf}, stronger than this
   *     class's own
   */
  public static MariaDb start(Map<String, String> settings) {
    return start(temporary("mariadb"), Integer.getInteger(PORT_PROPERTY, 0), settings);
  }

  /**
   * Starts a server in a given place.
   *
   * @param directory missing, empty, or left behind by an earlier run; {@link #close()} deletes it
   * @param port the port to listen on, 0 for a free one
   * @param settings entries of the section {@code mariadbd} of {@code my.cnf}, stronger than this
   *     class's own
   * @throws IllegalStateException if the port is in use or the server does not start
   */
  public static MariaDb start(Path directory, int port, Map<String, String> settings) {
    MariaDb mariaDb = new MariaDb(directory, port(port, PORT_PROPERTY));
    mariaDb.begin(settings);
    return mariaDb;
  }

  /**
   * {@inheritDoc}
   *
   * <p>It has options already. Connector/J 4 asks for TLS, which this server does not speak.
   */
  @Override
  public String jdbcUrl(String database) {
    return "jdbc:mariadb://127.0.0.1:" + port() + "/" + database + "?sslMode=disable";
  }

  @Override
  Connection connect() throws SQLException {
    return connect("mysql");
  }

  @Override
  String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  public Map<String, String> setupProperties(String database) {
    return setupProperties(driver(), database);
  }

  /** The JDBC driver's jar, taken from this class path. */
  public static Path driver() {
    return jarOf("org.mariadb.jdbc.Driver");
  }
}
