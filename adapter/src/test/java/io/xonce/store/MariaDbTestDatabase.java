/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.lab.MariaDb;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** Databases of one MariaDB server, which lives as long as this JVM. */
public final class MariaDbTestDatabase implements TestDatabase {

  private static final MariaDb SERVER = MariaDb.start(Map.of());
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String options;

  /** With the driver's default options. */
  public MariaDbTestDatabase() {
    this("");
  }

  /**
   * @param options of the driver, as at the end of its URL
   */
  public MariaDbTestDatabase(String options) {
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

  /** The same database by another class of datasource. */
  static XADataSource xa(DataSource same) throws SQLException {
    try (Connection connection = same.getConnection()) {
      return at(SERVER.jdbcUrl(connection.getCatalog()), SERVER.user(), SERVER.password());
    }
  }

  /** The same database by another user, whose password is the name. */
  static DataSource as(String user, DataSource same) throws SQLException {
    try (Connection connection = same.getConnection()) {
      return readCommitted(at(SERVER.jdbcUrl(connection.getCatalog()), user, user));
    }
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
    return "SELECT variable_value FROM information_schema.global_status"
        + " WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'";
  }

  @Override
  public List<String> inItsWords(String sql) {
    return switch (sql) {
      case "DROP TABLE xonce_message CASCADE" -> List.of("DROP TABLE xonce_reply, xonce_message");
      case "DROP INDEX xonce_message_age" -> List.of(sql + " ON xonce_message");
      case "DROP INDEX xonce_attempt_message" -> List.of(sql + " ON xonce_attempt");
      case "ALTER TABLE xonce_message DROP CONSTRAINT xonce_message_pkey CASCADE" ->
          List.of(
              "ALTER TABLE xonce_reply DROP FOREIGN KEY xonce_reply_message",
              "ALTER TABLE xonce_message DROP PRIMARY KEY");
      case "ALTER TABLE xonce_message ALTER COLUMN key_text SET DATA TYPE varchar(20)" ->
          List.of("ALTER TABLE xonce_message MODIFY key_text varchar(20) NOT NULL");
      case "ALTER TABLE xonce_message ALTER COLUMN consumer DROP NOT NULL" ->
          List.of("ALTER TABLE xonce_message MODIFY consumer varchar(200)");
      default -> List.of(sql);
    };
  }
}
