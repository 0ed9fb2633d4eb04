/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.sql.SQLException;
import javax.sql.XADataSource;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.xonce.lab.MariaDb#isAvailable")
class MariaDbXaTest extends XaContractTest {

  MariaDbXaTest() {
    super(new MariaDbTestDatabase());
  }

  @Override
  XADataSource xa() throws SQLException {
    return MariaDbTestDatabase.xa(dataSource());
  }
}
