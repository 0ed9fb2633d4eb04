/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.COMMITTED;
import static io.xonce.ledger.AttemptOutcome.UNKNOWN;
import static io.xonce.ledger.LedgerFixture.begin;
import static io.xonce.ledger.LedgerFixture.end;
import static io.xonce.ledger.LedgerFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.Database;
import io.xonce.internal.LogLines;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What becomes of the attempts of a node that died. */
interface NodesContract extends LedgerFixture {

  /** An attempt in the table whose node then goes without a word. */
  private Attempt crash(String node, String part) throws Exception {
    Plug plug = plug();
    Attempt attempt = begin(open(node, plug), part);
    awaitRunning(part);
    plug.set(Plug.Fault.PULLED);
    return attempt;
  }

  /** As if the node had begun its attempt and died so long ago. */
  private void lastSeen(String node, Duration ago) throws SQLException {
    try (Connection connection = dataSource().getConnection()) {
      set(connection, "UPDATE xonce_node SET seen_at = ? WHERE node = ?", node, ago);
      set(connection, "UPDATE xonce_attempt SET started_at = ? WHERE node = ?", node, ago);
    }
  }

  private static void set(Connection connection, String sql, String node, Duration ago)
      throws SQLException {
    Database database = LedgerDatabase.of(connection);
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      database.times().write(update, 1, database.now(connection).minus(ago));
      update.setString(2, node);
      assertThat(update.executeUpdate()).isOne();
    }
  }

  private int marked() throws SQLException {
    return count("SELECT count(*) FROM xonce_attempt WHERE outcome = 'UNKNOWN'");
  }

  @Test
  default void attemptOfAnEarlierLedgerOfTheNode_isUnknown() throws Exception {
    crash("node-a", "a");
    AttemptLedger next = open("node-a");
    await(() -> marked() == 1);
    AttemptRecord only = next.attemptsOf(key("a")).get(0);
    assertThat(only.outcome()).isEqualTo(UNKNOWN);
    assertThat(only.endedAt()).isNull();
    assertThat(count("SELECT count(*) FROM xonce_node")).isOne();
  }

  @Test
  default void attemptOfALivingNode_runs() throws Exception {
    AttemptLedger living = open("node-a");
    Attempt attempt = begin(living, "a");
    awaitRunning("a");
    AttemptLedger other = open("node-b");
    await(() -> count("SELECT count(*) FROM xonce_node") == 2);

    assertThat(other.attemptsOf(key("a")).get(0).outcome()).isNull();
    assertThat(marked()).isZero();

    end(living, attempt, COMMITTED);
    assertThat(written(other, "a", 1).get(0).outcome()).isEqualTo(COMMITTED);
  }

  @Test
  default void attemptOfANodeNotSeenForAMinute_isReadAsUnknownAtOnce() throws Exception {
    AttemptLedger other = open("node-b");
    await(() -> count("SELECT count(*) FROM xonce_node") == 1);
    crash("node-a", "a");
    lastSeen("node-a", Duration.ofSeconds(50));
    assertThat(other.attemptsOf(key("a")).get(0).outcome()).isNull();
    lastSeen("node-a", Duration.ofSeconds(70));
    assertThat(other.attemptsOf(key("a")).get(0).outcome()).isEqualTo(UNKNOWN);
  }

  @Test
  default void attemptOfANodeNotSeenForAMinute_isMarkedByAnother() throws Exception {
    crash("node-a", "a");
    crash("node-b", "b");
    lastSeen("node-a", Duration.ofSeconds(70));
    AttemptLedger other = open("node-c");
    await(() -> marked() == 1);
    assertThat(other.attemptsOf(key("a")).get(0).outcome()).isEqualTo(UNKNOWN);
    assertThat(other.attemptsOf(key("b")).get(0).outcome()).isNull();
    assertThat(count("SELECT count(*) FROM xonce_node WHERE node = 'node-a'")).isZero();
  }

  @Test
  default void attemptLongBeforeTheDeathOfItsNode_isReadAsUnknown() throws Exception {
    crash("node-a", "a");
    lastSeen("node-a", Duration.ofDays(30));
    execute("UPDATE xonce_attempt SET started_at = DATE '2001-01-01'");
    AttemptLedger other = open("node-b");
    await(() -> count("SELECT count(*) FROM xonce_node WHERE node = 'node-a'") == 0);
    assertThat(marked()).isZero();
    assertThat(other.attemptsOf(key("a")).get(0).outcome()).isEqualTo(UNKNOWN);
  }

  @Test
  default void nodeWronglyTakenForDead_saysSoAndCorrectsItsAttempts() throws Exception {
    try (LogLines log = new LogLines("io.xonce.ledger")) {
      AttemptLedger living = open("node-a");
      Attempt attempt = begin(living, "a");
      awaitRunning("a");
      int nodes = 1;
      do { // A look that meets a heartbeat leaves the row that it locks alone.
        open("node-a");
        int known = ++nodes;
        await(() -> count("SELECT count(*) FROM xonce_node") == known);
      } while (marked() == 0);
      await(() -> !log.warnings().isEmpty());
      assertThat(log.warnings().get(0))
          .startsWith("XONCE05003: The attempt ledger of node node-a was taken for dead");

      end(living, attempt, COMMITTED);

      await(() -> marked() == 0);
      AttemptRecord only = living.attemptsOf(key("a")).get(0);
      assertThat(only.outcome()).isEqualTo(COMMITTED);
      assertThat(only.endedAt()).isNotNull();
      assertThat(log.warnings()).as("of each but the last, once").hasSizeLessThan(nodes);
    }
  }

  @Test
  default void nodeThatWasAwayItself_takesNobodyForDeadYet() throws Exception {
    Instant start = Instant.parse("2026-01-02T03:04:05Z");
    Nodes one = new Nodes("node-a");
    Nodes other = new Nodes("node-b");
    beat(one, start);
    beat(other, start);
    beat(one, start.plusSeconds(600));
    assertThat(count("SELECT count(*) FROM xonce_node")).isEqualTo(2);
    beat(one, start.plusSeconds(610));
    assertThat(count("SELECT count(*) FROM xonce_node")).isOne();
  }

  private void beat(Nodes nodes, Instant now) throws SQLException {
    try (Connection connection = dataSource().getConnection()) {
      connection.setAutoCommit(false);
      nodes.heartbeat(connection, LedgerDatabase.of(connection), now);
      connection.commit();
      nodes.seen();
    }
  }
}
