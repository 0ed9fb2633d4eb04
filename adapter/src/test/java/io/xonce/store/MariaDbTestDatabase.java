/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.lab.MariaDb;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** Databases of one MariaDB server, which lives as long as this JVM. */
final class MariaDbTestDatabase implements TestDatabase {

  private static final MariaDb SERVER = MariaDb.start(Map.of());
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String options;

  MariaDbTestDatabase() {
    this("");
  }

  /**
   * @param options of the driver, as in its URL
   */
  MariaDbTestDatabase(String options) {
    this.options = options;
  }

  @Override
  public DataSource create() {
    return readCommitted(createDefault());
  }

  /** At the isolation that MariaDB has by default. */
  MariaDbDataSource createDefault() {
    String name = "store" + NUMBER.incrementAndGet();
    SERVER.createDatabase(name);
    return at(SERVER.jdbcUrl(name) + options, SERVER.user(), SERVER.password());
  }

  static DataSource readCommitted(DataSource dataSource) {
    return TestDataSources.withIsolation(dataSource, Connection.TRANSACTION_READ_COMMITTED);
  }

  @Override
  public DataSource unreachable() {
    return at("jdbc:mariadb://127.0.0.1:1/nowhere", "nobody", "");
  }

  private static MariaDbDataSource at(String url, String user, String password) {
    try {
      MariaDbDataSource dataSource = new MariaDbDataSource(url);
      dataSource.setUser(user);
      dataSource.setPassword(password);
      return dataSource;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String waitingSessions() {
    return "SELECT count(*) FROM information_schema.innodb_trx"
        + " JOIN information_schema.processlist ON id = trx_mysql_thread_id"
        + " WHERE trx_state = 'LOCK WAIT' AND db = DATABASE()";
  }
}
