/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.lab.MariaDb;
import io.xonce.xa.HonestMariaDbDataSource;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Driver;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * The server with a store on MariaDB, set up as the documentation says. The tests that use it come
 * last: they leave the server with this configuration.
 */
final class MariaDbSite {

  private static @Nullable MariaDbSite site;

  private final MariaDb mariaDb;
  private final Database database;

  private MariaDbSite(MariaDb mariaDb) {
    this.mariaDb = mariaDb;
    this.database = new Database(mariaDb.jdbcUrl("it"), mariaDb.user(), mariaDb.password());
  }

  /** One for all tests; it ends with their process. */
  static MariaDbSite get() throws Exception {
    if (site == null) {
      site = open();
    }
    return site;
  }

  private static MariaDbSite open() throws Exception {
    MariaDb mariaDb = MariaDb.start(Map.of("general_log", "ON", "general_log_file", "general.log"));
    mariaDb.createDatabase("it");
    MariaDbSite site = new MariaDbSite(mariaDb);
    site.run("/io/xonce/store/mariadb.sql");
    site.run("/io/xonce/it/database/mariadb.sql");
    Lab.get().reconfigure(site.settings(), "/io/xonce/it/database/mariadb.cli");
    return site;
  }

  MariaDb server() {
    return mariaDb;
  }

  Database database() {
    return database;
  }

  /** Branches that are prepared and not ended. */
  int preparedBranches() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("XA RECOVER")) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(String script) throws SQLException {
    try (Connection connection =
            new MariaDbDataSource(database.url() + "&allowMultiQueries=true")
                .getConnection(database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(Lab.resource(script));
    }
  }

  private Map<String, String> settings() throws IOException {
    Properties shipped = new Properties();
    shipped.load(new StringReader(Lab.resource("/io/xonce/wildfly/mariadb.properties")));
    Map<String, String> settings = new HashMap<>(mariaDb.setupProperties("it"));
    shipped.stringPropertyNames().forEach(name -> settings.put(name, shipped.getProperty(name)));
    settings.put("xonce.driver.jars", Lab.jars(Driver.class, HonestMariaDbDataSource.class));
    settings.put("xonce.ds.name", "MariaXA");
    settings.put("xonce.ds.jndi", "java:jboss/datasources/MariaXA");
    // Deliveries go on while the database is away.
    settings.put("xonce.jms.max-delivery-attempts", "1000");
    return settings;
  }
}
