/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.lab.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;
import org.postgresql.xa.PGXADataSource;

/**
 * Schemas in one database of one PostgreSQL server, which lives as long as this JVM. A schema costs
 * next to nothing; a database of its own is three hundred files.
 */
public final class PostgresTestDatabase implements TestDatabase {

  private static final Postgres SERVER = Postgres.start(Map.of());
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Override
  public PGSimpleDataSource create() {
    PGSimpleDataSource dataSource = named("postgres");
    dataSource.setCurrentSchema("store" + NUMBER.incrementAndGet());
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + dataSource.getCurrentSchema());
      return dataSource;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static PGSimpleDataSource named(String database) {
    return at(SERVER, database);
  }

  public static PGSimpleDataSource at(Postgres server, String database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    address(dataSource, server, database);
    return dataSource;
  }

  /** The same schema by another class of datasource. */
  static PGXADataSource xa(PGSimpleDataSource same) {
    PGXADataSource dataSource = new PGXADataSource();
    address(dataSource, SERVER, "postgres");
    dataSource.setCurrentSchema(same.getCurrentSchema());
    return dataSource;
  }

  /** The same schema by another user, whose password is the name. */
  static PGSimpleDataSource as(String user, PGSimpleDataSource same) {
    PGSimpleDataSource dataSource = named("postgres");
    dataSource.setCurrentSchema(same.getCurrentSchema());
    dataSource.setUser(user);
    dataSource.setPassword(user);
    return dataSource;
  }

  private static void address(BaseDataSource dataSource, Postgres server, String database) {
    dataSource.setUrl(server.jdbcUrl(database));
    dataSource.setUser(server.user());
    dataSource.setPassword(server.password());
  }

  @Override
  public PGSimpleDataSource unreachable() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
    return dataSource;
  }

  @Override
  public String waitingSessions() {
    return "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
  }
}
