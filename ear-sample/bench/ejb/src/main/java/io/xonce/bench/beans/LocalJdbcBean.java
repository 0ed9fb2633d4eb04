/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import jakarta.annotation.Resource;
import javax.sql.DataSource;

/** A {@link JdbcBean} on a datasource that is not XA. */
public abstract class LocalJdbcBean extends JdbcBean {

  public static final String STORE = "java:jboss/datasources/BenchOnePhase";

  @Resource(lookup = STORE)
  private DataSource books;

  @Override
  protected DataSource dataSource() {
    return books;
  }
}
