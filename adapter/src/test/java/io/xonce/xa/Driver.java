/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import io.xonce.lab.Postgres;
import org.postgresql.xa.PGXADataSource;

/** The two datasources compared. */
enum Driver {
  STOCK,
  HONEST;

  /** Configured by setters only, as an application server does it. */
  PGXADataSource to(Postgres postgres) {
    PGXADataSource datasource = this == STOCK ? new PGXADataSource() : new HonestXADataSource();
    datasource.setServerNames(new String[] {"127.0.0.1"});
    datasource.setPortNumbers(new int[] {postgres.port()});
    datasource.setDatabaseName("shop");
    datasource.setUser(postgres.user());
    datasource.setPassword(postgres.password());
    return datasource;
  }
}
