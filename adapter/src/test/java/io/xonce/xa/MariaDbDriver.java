/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import io.xonce.lab.MariaDb;
import java.sql.SQLException;
import org.mariadb.jdbc.MariaDbDataSource;

/** The two MariaDB datasources compared. */
enum MariaDbDriver {
  STOCK,
  HONEST;

  /** Configured by setters only, as an application server does it. */
  Participant to(MariaDb server) throws SQLException {
    return to(server, server.user(), server.password());
  }

  Participant to(MariaDb server, String user, String password) throws SQLException {
    MariaDbDataSource datasource =
        this == STOCK ? new MariaDbDataSource() : new HonestMariaDbDataSource();
    datasource.setUrl(server.jdbcUrl("shop"));
    datasource.setUser(user);
    datasource.setPassword(password);
    return new Participant(datasource.getXAConnection(), "SELECT CONNECTION_ID()");
  }
}
