/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.lab.Postgres;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;
import org.postgresql.xa.PGXADataSource;

/** Databases of one PostgreSQL server, which lives as long as this JVM. */
final class PostgresTestDatabase implements TestDatabase {

  private static final Postgres SERVER = Postgres.start(Map.of());
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Override
  public PGSimpleDataSource create() {
    String name = "store" + NUMBER.incrementAndGet();
    SERVER.createDatabase(name);
    return named(name);
  }

  static PGSimpleDataSource named(String database) {
    return at(SERVER, database);
  }

  static PGSimpleDataSource at(Postgres server, String database) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    address(dataSource, server, database);
    return dataSource;
  }

  static PGXADataSource xa(String database) {
    PGXADataSource dataSource = new PGXADataSource();
    address(dataSource, SERVER, database);
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
    return "SELECT count(*) FROM pg_stat_activity"
        + " WHERE datname = current_database() AND wait_event_type = 'Lock'";
  }
}
