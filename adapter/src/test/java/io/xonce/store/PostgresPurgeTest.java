/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.key;
import static io.xonce.store.Verdict.DUPLICATE;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PostgresPurgeTest extends StoreTest {

  PostgresPurgeTest() {
    super(new PostgresTestDatabase());
  }

  @Test
  void purge_readsNoTableFromEndToEnd() throws Exception {
    execute(
        "INSERT INTO xonce_message (key_hash, consumer, key_text, outcome, processed_at)"
            + " SELECT sha256(i::text::bytea), CASE i % 2 WHEN 0 THEN 'ledger' ELSE 'audit' END,"
            + " i, 'COMMITTED', current_timestamp - i * interval '1 minute' FROM generate_series(1, 20000) i");
    execute("ANALYZE xonce_message");

    assertThat(planOfPurge(1000))
        .contains("xonce_message_age", "Tid Scan", "Limit")
        .doesNotContain("Seq Scan", "Sort", "xonce_message_pkey");
  }

  private String planOfPurge(int batchSize) throws SQLException {
    List<String> plan = new ArrayList<>();
    try (Connection connection = begin();
        PreparedStatement explain =
            connection.prepareStatement("EXPLAIN ANALYZE " + new PostgresDialect().purge())) {
      explain.setString(1, "ledger");
      explain.setObject(2, OffsetDateTime.now(ZoneOffset.UTC).minusDays(7));
      explain.setInt(3, batchSize);
      try (ResultSet lines = explain.executeQuery()) {
        while (lines.next()) {
          plan.add(lines.getString(1));
        }
      }
    }
    return String.join("\n", plan);
  }

  @Test
  void keyBeingDeleted_isFirstOnceTheDeleteIsCommitted() throws Exception {
    process("a");
    try (Connection purge = begin();
        Connection waiter = begin()) {
      execute(purge, "DELETE FROM xonce_message");
      Future<Verdict> copy = async(() -> claim(waiter, "a"));
      awaitWaitingSession();
      purge.commit();
      assertThat(copy.get()).isEqualTo(FIRST);
    }
  }

  @Test
  void keyWhoseDeleteIsUndone_isADuplicate() throws Exception {
    process("a");
    try (Connection purge = begin();
        Connection waiter = begin()) {
      execute(purge, "DELETE FROM xonce_message");
      Future<Verdict> copy = async(() -> claim(waiter, "a"));
      awaitWaitingSession();
      purge.rollback();
      assertThat(copy.get()).isEqualTo(DUPLICATE);
    }
  }

  /** Only after the wait for the purge does the floor tell that the record was forgotten. */
  @Test
  void keyBeingForgotten_isStaleOnceThePurgeIsCommitted() throws Exception {
    process("a");
    age("a", Duration.ofDays(8));
    Instant sentAt = Instant.now().minus(Duration.ofDays(9));
    try (Connection purge = begin();
        Connection waiter = begin()) {
      assertThat(new PurgeBatch(new PostgresDialect(), "ledger", Duration.ofDays(7), 1).run(purge))
          .isOne();
      Future<Claim> copy =
          async(() -> store().claimAboveFloor(waiter, new IncomingMessage(key("a"), null, sentAt)));
      awaitWaitingSession();
      purge.commit();
      assertThat(copy.get()).isEqualTo(Claim.STALE);
    }
  }
}
