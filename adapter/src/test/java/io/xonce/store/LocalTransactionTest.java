/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.xonce.internal.LocalTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTransactionTest extends StoreTest {

  private static final String INSERT = "INSERT INTO xonce_lock VALUES ('a')";

  LocalTransactionTest() {
    super(new H2TestDatabase());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void success_commitsAndRestoresAutocommit(boolean autoCommit) throws Exception {
    try (Connection connection = dataSource().getConnection()) {
      connection.setAutoCommit(autoCommit);
      LocalTransaction.run(connection, this::insert);
      assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
    }
    assertThat(locks()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void failure_rollsBackAndRestoresAutocommit(boolean autoCommit) throws Exception {
    try (Connection connection = dataSource().getConnection()) {
      connection.setAutoCommit(autoCommit);
      assertThatIllegalStateException()
          .isThrownBy(() -> LocalTransaction.run(connection, this::insertAndFail))
          .withMessage("on purpose");
      assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
    }
    assertThat(locks()).isOne();
  }

  @Test
  void failureOnALostConnection_tellsTheFirstFailure() throws Exception {
    try (Connection connection = dataSource().getConnection()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> LocalTransaction.run(connection, LocalTransactionTest::loseAndFail))
          .withMessage("first")
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }
  }

  private boolean insert(Connection connection) throws SQLException {
    execute(connection, INSERT);
    return true;
  }

  private boolean insertAndFail(Connection connection) throws SQLException {
    execute(connection, INSERT);
    throw new IllegalStateException("on purpose");
  }

  private static boolean loseAndFail(Connection connection) throws SQLException {
    connection.close();
    throw new SQLException("first");
  }

  private int locks() throws SQLException {
    return count("SELECT count(*) FROM xonce_lock");
  }
}
