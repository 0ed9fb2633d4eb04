/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Databases in memory. */
public final class H2TestDatabase implements TestDatabase {

  @Override
  public DataSource create() {
    return at("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  @Override
  public DataSource unreachable() {
    return at("jdbc:h2:tcp://127.0.0.1:1/nowhere");
  }

  /** H2 waits for a unique key by trying again and again; it names no blocker. */
  @Override
  public String waitingSessions() {
    return "SELECT count(*) FROM INFORMATION_SCHEMA.SESSIONS"
        + " WHERE EXECUTING_STATEMENT LIKE 'INSERT INTO %xonce_message%'";
  }

  private static DataSource at(String url) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    return dataSource;
  }
}
