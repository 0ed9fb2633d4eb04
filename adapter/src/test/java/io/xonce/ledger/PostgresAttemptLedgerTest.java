/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.ConsumerNames;
import io.xonce.internal.Database;
import io.xonce.store.PostgresTestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresAttemptLedgerTest extends AttemptLedgerContractTest {

  PostgresAttemptLedgerTest() {
    super(new PostgresTestDatabase());
  }

  @Test
  void onlyTheLedgersOwnTransaction_doesNotWaitForTheDisk() throws Exception {
    try (Connection connection = dataSource().getConnection()) {
      connection.setAutoCommit(false);
      Database.POSTGRESQL.relaxCommit(connection);
      assertThat(synchronousCommit(connection)).isEqualTo("off");
      connection.commit();
      assertThat(synchronousCommit(connection)).isEqualTo("on");
    }
  }

  private static String synchronousCommit(Connection connection) throws SQLException {
    return lines(connection, "SHOW synchronous_commit").get(0);
  }

  @Test
  void statements_readNoTableFromEndToEnd() throws Exception {
    execute(
        "INSERT INTO xonce_attempt (attempt_id, key_hash, consumer, delivery_count, node,"
            + " incarnation, started_at) SELECT sha256(i::text::bytea), sha256(i::text::bytea),"
            + " CASE i % 2 WHEN 0 THEN 'ledger' ELSE 'audit' END, 1, 'node-a', '\\x00',"
            + " current_timestamp - i * interval '1 minute' FROM generate_series(1, 20000) i");
    execute("ANALYZE xonce_attempt");
    try (Connection connection = dataSource().getConnection()) {
      assertThat(
              plan(
                  connection,
                  AttemptPurge.oldest(Database.POSTGRESQL),
                  "'ledger'",
                  "now() - interval '7 days'",
                  "9"))
          .contains("xonce_attempt_age", "Limit")
          .doesNotContain("Seq Scan", "Sort");
      assertThat(plan(connection, ConsumerNames.next("xonce_attempt"), "'audit'"))
          .contains("xonce_attempt_age", "Limit")
          .doesNotContain("Seq Scan");
      assertThat(
              plan(
                  connection,
                  Nodes.MARK,
                  "'ledger'",
                  "now() - interval '1 hour'",
                  "now()",
                  "'node-a'",
                  "'\\x00'"))
          .contains("xonce_attempt_age")
          .doesNotContain("Seq Scan");
      assertThat(plan(connection, Attempts.LAST_ENDED, "'\\x00'"))
          .contains("xonce_attempt_key")
          .doesNotContain("Seq Scan");
      assertThat(plan(connection, Attempts.select(Database.POSTGRESQL), "'\\x00'", "'\\x00'"))
          .contains("xonce_attempt_key", "xonce_attempt_pkey")
          .doesNotContain("Seq Scan on xonce_attempt");
    }
  }

  private static String plan(Connection connection, String sql, String... parameters)
      throws SQLException {
    String filled = sql;
    for (String parameter : parameters) {
      filled = filled.replaceFirst("\\?", parameter.replace("\\", "\\\\"));
    }
    return String.join("\n", lines(connection, "EXPLAIN " + filled));
  }

  private static List<String> lines(Connection connection, String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }
}
