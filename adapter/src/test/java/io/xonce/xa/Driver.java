/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import io.xonce.lab.Postgres;
import javax.sql.XADataSource;
import org.postgresql.xa.PGXADataSource;

/**
 * The datasources compared: the driver's own, and the honest one on the driver of the build and on
 * old ones, which say the XA protocol by other methods.
 */
enum Driver {
  STOCK(PGXADataSource.class),
  HONEST(HonestXADataSource.class),
  HONEST_ON_42_7_3(DriverVersion.honest("42.7.3")),
  HONEST_ON_42_5_6(DriverVersion.honest("42.5.6"));

  private final Class<?> datasource;

  Driver(Class<?> datasource) {
    this.datasource = datasource;
  }

  /** Configured by setters only, as an application server does it. */
  XADataSource to(Postgres postgres) {
    return of(datasource, postgres);
  }

  static XADataSource of(Class<?> datasource, Postgres postgres) {
    try {
      Object bean = datasource.getConstructor().newInstance();
      set(bean, "Url", postgres.jdbcUrl("shop"));
      set(bean, "User", postgres.user());
      set(bean, "Password", postgres.password());
      return (XADataSource) bean;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(Object bean, String name, String value)
      throws ReflectiveOperationException {
    bean.getClass().getMethod("set" + name, String.class).invoke(bean, value);
  }
}
