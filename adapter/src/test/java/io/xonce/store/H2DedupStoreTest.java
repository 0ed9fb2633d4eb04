/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class H2DedupStoreTest extends DedupStoreContractTest {

  H2DedupStoreTest() {
    super(new H2TestDatabase());
  }

  @Test
  void claim_restoresTheLockTimeoutOfTheSession() throws Exception {
    try (Connection connection = begin();
        Statement statement = connection.createStatement()) {
      statement.execute("SET LOCK_TIMEOUT 4711");
      claim(connection, "a");
      claim(connection, "a");
      try (ResultSet row = statement.executeQuery("SELECT LOCK_TIMEOUT()")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(4711);
      }
    }
  }

  @Test
  void databaseShutDown_isUnavailable() throws Exception {
    try (Connection connection = begin()) {
      execute("SHUTDOWN");
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> claim(connection, "a"));
    }
  }

  @Test
  void twoPhaseCommit_hasNoObstacle() throws Exception {
    try (Connection connection = store().connect()) {
      assertThat(store().twoPhaseObstacle(connection)).isEmpty();
    }
  }
}
