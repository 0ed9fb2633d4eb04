/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.COMMITTED;
import static io.xonce.ledger.LedgerFixture.key;
import static io.xonce.ledger.LedgerFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xonce.internal.Database;
import io.xonce.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forgetting attempts. */
interface AttemptPurgeContract extends LedgerFixture {

  Duration WEEK = Duration.ofDays(7);

  /** A written attempt as old as that. */
  private AttemptLedger aged(String part, Duration age) throws Exception {
    AttemptLedger ledger = open("node-a");
    run(ledger, part, COMMITTED);
    written(ledger, part, 1);
    try (Connection connection = dataSource().getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE xonce_attempt SET started_at = ? WHERE key_hash = ?")) {
      Database database = LedgerDatabase.of(connection);
      database.times().write(update, 1, database.now(connection).minus(age));
      update.setBytes(2, key(part).hash());
      assertThat(update.executeUpdate()).isOne();
    }
    return ledger;
  }

  @Test
  default void attemptPurge_deletesExactlyWhatIsOlderThanTheRetention() throws Exception {
    aged("old", WEEK.plusMinutes(10));
    AttemptLedger ledger = aged("young", WEEK.minusMinutes(10));
    assertThat(ledger.purge("ledger", WEEK, 100)).isOne();
    assertThat(ledger.attemptsOf(key("old"))).isEmpty();
    assertThat(ledger.attemptsOf(key("young"))).hasSize(1);
    assertThat(ledger.purge("ledger", Duration.ofSeconds(Long.MAX_VALUE), 100)).isZero();
  }

  @Test
  default void attemptBatch_isBoundedAndTakesTheOldest() throws Exception {
    aged("m1", WEEK.plusDays(1));
    aged("m3", WEEK.plusDays(3));
    AttemptLedger ledger = aged("m2", WEEK.plusDays(2));
    assertThat(ledger.purge("ledger", WEEK, 2)).isEqualTo(2);
    assertThat(ledger.attemptsOf(key("m1"))).hasSize(1);
    assertThat(ledger.purge("ledger", WEEK, 2)).isOne();
    assertThat(ledger.purge("ledger", WEEK, 2)).isZero();
  }

  @Test
  default void attemptsOfAnotherConsumer_areLeftAlone() throws Exception {
    AttemptLedger ledger = aged("a", WEEK.plusDays(1));
    assertThat(ledger.purge("audit", WEEK, 100)).isZero();
    assertThat(ledger.attemptsOf(key("a"))).hasSize(1);
  }

  @Test
  default void attemptPurgeWhileAnotherNodePurges_deletesNothingAndDoesNotWait() throws Exception {
    AttemptLedger ledger = aged("a", WEEK.plusDays(1));
    try (Connection node = dataSource().getConnection();
        Statement statement = node.createStatement()) {
      node.setAutoCommit(false);
      statement.execute("SELECT name FROM xonce_lock WHERE name = 'purge' FOR UPDATE");
      assertThat(ledger.purge("ledger", WEEK, 100)).isZero();
      node.rollback();
    }
    assertThat(ledger.purge("ledger", WEEK, 100)).isOne();
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 1", "PT-1S, 1", "P7D, 0"})
  default void nonsenseOfAttemptPurge_isRefused(Duration retention, int batch) {
    AttemptLedger ledger = open("node-a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.purge("ledger", retention, batch))
        .withMessageStartingWith("XONCE05023");
  }

  @Test
  default void failedAttemptPurge_isNumbered() throws Exception {
    AttemptLedger ledger = open("node-a");
    ledger.close();
    execute("DROP TABLE xonce_attempt");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> ledger.purge("ledger", WEEK, 1))
        .withMessageStartingWith("XONCE05011: Old attempts of consumer ledger");
  }
}
