/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.XADataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresXaTest extends XaContractTest {

  PostgresXaTest() {
    super(new PostgresTestDatabase());
  }

  @Override
  XADataSource xa() throws SQLException {
    return PostgresTestDatabase.xa(dataSource().unwrap(PGSimpleDataSource.class));
  }

  @Test
  void branchInDoubt_isListedWithItsTransaction() throws Exception {
    Instant before = Instant.now();
    prepareClaim("a");
    execute("BEGIN; SELECT 1; PREPARE TRANSACTION 'by_hand'");
    try (Connection connection = store().connect()) {
      assertThat(store().preparedBranches(connection))
          .anySatisfy(
              branch -> {
                assertThat(branch.id()).startsWith("4711_");
                assertThat(branch.globalTransactionId()).containsExactly(1);
                assertThat(branch.preparedAt()).isCloseTo(before, within(Duration.ofMinutes(5)));
              })
          .anySatisfy(
              branch -> {
                assertThat(branch.id()).isEqualTo("by_hand");
                assertThat(branch.globalTransactionId()).isEmpty();
              });
    } finally {
      execute("ROLLBACK PREPARED 'by_hand'");
      rollBack();
    }
  }
}
