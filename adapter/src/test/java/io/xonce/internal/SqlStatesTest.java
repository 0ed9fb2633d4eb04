/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatesTest {

  @ParameterizedTest
  @CsvSource({
    "08006, 0, PostgreSQL: connection lost",
    "57P01, 0, PostgreSQL: shutdown",
    "53100, 0, PostgreSQL: disk full",
    "25006, 0, PostgreSQL: a standby",
    "HY000, 1290, MariaDB: read_only",
    "HY000, 1836, MariaDB: a mode in which it only reads",
    "HY000, 1021, MariaDB: disk full",
    "HY000, 1114, MariaDB: table full",
    "70100, 1927, MariaDB: connection killed",
    "90097, 90097, H2: database only reads",
    "90100, 90100, H2: disk full"
  })
  void databaseThatCannotWriteNow_isUnavailable(String state, int code, String what) {
    SQLException failure = new SQLException(what, state, code);
    assertThat(SqlStates.isUnavailable(failure)).isTrue();
    assertThat(SqlStates.isTimeout(failure)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "23505, 0, PostgreSQL: unique violation",
    "23514, 0, PostgreSQL: check violation",
    "22001, 1406, MariaDB: too long",
    "23000, 1062, MariaDB: duplicate entry"
  })
  void whatIsRefused_isNoOutage(String state, int code, String what) {
    SQLException failure = new SQLException(what, state, code);
    assertThat(SqlStates.isUnavailable(failure)).isFalse();
    assertThat(SqlStates.isTimeout(failure)).isFalse();
    assertThat(SqlStates.isConflict(failure)).isFalse();
  }
}
