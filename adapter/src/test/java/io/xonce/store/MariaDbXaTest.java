/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.Verdict.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.XADataSource;
import org.junit.jupiter.api.Test;
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

  /** Its name is what an operator needs. */
  @Test
  void branchInDoubt_isListedWithItsTransactionAndCanBeEnded() throws Exception {
    prepareClaim("a");
    try (Connection connection = store().connect()) {
      assertThat(store().preparedBranches(connection))
          .singleElement()
          .satisfies(
              branch -> {
                assertThat(branch.id()).isEqualTo("X'01',X'00',4711");
                assertThat(branch.globalTransactionId()).containsExactly(1);
                assertThat(branch.preparedAt()).isNull();
              });
      execute("XA COMMIT X'01',X'00',4711");
      assertThat(store().preparedBranches(connection)).isEmpty();
    }
    assertThat(process("a")).isEqualTo(DUPLICATE);
  }
}
