/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.sql.SQLException;
import javax.sql.XADataSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresXaTest extends XaContractTest {

  PostgresXaTest() {
    super(new PostgresTestDatabase());
  }

  @Override
  XADataSource xa() throws SQLException {
    return PostgresTestDatabase.xa(dataSource().unwrap(PGSimpleDataSource.class));
  }
}
