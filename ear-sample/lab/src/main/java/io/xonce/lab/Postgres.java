/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL server, with its programs from the class path. */
public final class Postgres extends DatabaseServer {

  /** System property with the port to use instead of a free one. */
  public static final String PORT_PROPERTY = "lab.postgres.port";

  private Postgres(Path directory, int port) {
    super("PostgreSQL", new PostgresInstallation(directory), port);
  }

  /**
   * Starts a server in a temporary directory, on the port of {@value #PORT_PROPERTY} or a free one.
   *
   * @param settings entries of {@code postgresql.conf}, stronger than this class's own
   */
  public static Postgres start(Map<String, String> settings) {
    return start(temporary("postgres"), Integer.getInteger(PORT_PROPERTY, 0), settings);
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
    Postgres postgres = new Postgres(directory, port(port, PORT_PROPERTY));
    postgres.begin(settings);
    return postgres;
  }

  @Override
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  @Override
  Connection connect() throws SQLException {
    return connect("postgres");
  }

  @Override
  String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public Map<String, String> setupProperties(String database) {
    return setupProperties(driver(), database);
  }

  /** The JDBC driver's jar, taken from this class path. */
  public static Path driver() {
    return jarOf("org.postgresql.Driver");
  }
}
