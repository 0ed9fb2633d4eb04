/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Claims mean the same however driver and session are set up. */
@EnabledIf("io.xonce.lab.MariaDb#isAvailable")
class MariaDbOptionsTest extends StoreTest implements ClaimContract, BatchClaimContract {

  MariaDbOptionsTest() {
    super(
        new MariaDbTestDatabase(
            "&useServerPrepStmts=true&useAffectedRows=true&preserveInstants=true"
                + "&connectionTimeZone=Asia/Tokyo&sessionVariables=time_zone='-05:00',"
                + "sql_mode='ANSI,NO_BACKSLASH_ESCAPES',collation_connection=utf8mb4_general_ci"));
  }

  @Test
  void timeOfProcessing_isTheDatabasesOwn() throws Exception {
    Instant before = utc();
    process("a");
    try (Connection connection = begin()) {
      assertThat(store().find(connection, key("a")).orElseThrow().processedAt())
          .isBetween(before, utc());
    }
  }

  private Instant utc() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))")) {
      row.next();
      return Instant.EPOCH.plus(row.getLong(1), ChronoUnit.MICROS);
    }
  }
}
