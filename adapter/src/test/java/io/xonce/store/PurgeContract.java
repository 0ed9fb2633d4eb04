/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.key;
import static io.xonce.store.Verdict.DUPLICATE;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xonce.internal.PacedPurge;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forgetting, and what must not be forgotten. */
interface PurgeContract extends StoreFixture {

  Duration WEEK = Duration.ofDays(7);

  private void processAged(String part, Duration age) throws SQLException {
    assertThat(process(part)).isEqualTo(FIRST);
    age(part, age);
  }

  /** Old records m0, m1, and so on. */
  private void fill(int records) throws SQLException {
    try (Connection connection = begin()) {
      for (int i = 0; i < records; i++) {
        claim(connection, "m" + i);
      }
      execute(connection, "UPDATE xonce_message SET processed_at = DATE '2001-01-01'");
      connection.commit();
    }
  }

  @Test
  default void purge_deletesExactlyWhatIsOlderThanTheRetention() throws Exception {
    processAged("old", WEEK.plusMinutes(10));
    processAged("young", WEEK.minusMinutes(10));
    process("new");

    assertThat(store().purge("ledger", WEEK, 100)).isOne();

    assertThat(process("young")).isEqualTo(DUPLICATE);
    assertThat(process("new")).isEqualTo(DUPLICATE);
    assertThat(process("old")).isEqualTo(FIRST);
  }

  @Test
  default void longerRetentionSetLater_protectsOldRecords() throws Exception {
    processAged("old", Duration.ofDays(8));
    assertThat(store().purge("ledger", Duration.ofDays(9), 100)).isZero();
    assertThat(store().purge("ledger", Duration.ofSeconds(Long.MAX_VALUE), 100)).isZero();
    assertThat(process("old")).isEqualTo(DUPLICATE);
  }

  @Test
  default void batch_isBoundedAndTakesTheOldest() throws Exception {
    for (int i = 0; i < 5; i++) {
      processAged("m" + i, WEEK.plusDays(1 + i));
    }
    assertThat(store().purge("ledger", WEEK, 2)).isEqualTo(2);
    try (Connection connection = begin()) {
      assertThat(store().find(connection, key("m4"))).isEmpty();
      assertThat(store().find(connection, key("m3"))).isEmpty();
      assertThat(store().find(connection, key("m2"))).isPresent();
    }
    assertThat(store().purge("ledger", WEEK, 2)).isEqualTo(2);
    assertThat(store().purge("ledger", WEEK, 2)).isOne();
    assertThat(store().purge("ledger", WEEK, 2)).isZero();
  }

  @Test
  default void purgeOfManyBatches_leavesNothingOld() throws Exception {
    fill(2 * PacedPurge.BATCH + 1);
    process("new");
    assertThat(store().purge("ledger", WEEK)).isEqualTo(2 * PacedPurge.BATCH + 1);
    assertThat(process("new")).isEqualTo(DUPLICATE);
    assertThat(count("SELECT count(*) FROM xonce_message")).isOne();
  }

  @Test
  default void otherConsumer_isLeftAlone() throws Exception {
    processAged("a", WEEK.plusDays(1));
    assertThat(store().purge("ledge", WEEK, 100)).isZero();
    assertThat(store().purge("Ledger", WEEK, 100)).isZero();
    assertThat(process("a")).isEqualTo(DUPLICATE);
  }

  @Test
  default void purgeWhileAnotherNodePurges_deletesNothingAndDoesNotWait() throws Exception {
    processAged("a", WEEK.plusDays(1));
    try (Connection node = begin()) {
      execute(node, "SELECT name FROM xonce_lock WHERE name = 'purge' FOR UPDATE");
      assertThat(store().purge("ledger", WEEK, 100)).isZero();
      node.rollback();
    }
    assertThat(store().purge("ledger", WEEK, 100)).isOne();
  }

  @Test
  default void purgesAtOnce_deleteEachRecordOnce() throws Exception {
    fill(50);
    CyclicBarrier start = new CyclicBarrier(4);
    List<Future<Integer>> nodes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      nodes.add(
          async(
              () -> {
                start.await();
                return store().purge("ledger", WEEK, 10);
              }));
    }
    int deleted = 0;
    for (Future<Integer> node : nodes) {
      deleted += node.get();
    }
    assertThat(deleted).isBetween(10, 40);
    assertThat(count("SELECT count(*) FROM xonce_message")).isEqualTo(50 - deleted);
  }

  @Test
  default void claimsDuringPurges_neitherFailNorLoseARecord() throws Exception {
    fill(100);
    List<Future<Integer>> claims = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      claims.add(async(() -> claimInOneTransaction(100)));
    }
    int purged = 0;
    while (claims.stream().anyMatch(claim -> !claim.isDone())) {
      purged += store().purge("ledger", WEEK, 7);
    }
    int firsts = 0;
    for (Future<Integer> claim : claims) {
      firsts += claim.get();
    }
    assertThat(store().purge("ledger", WEEK, 1000) + purged).isEqualTo(100);
    assertThat(count("SELECT count(*) FROM xonce_message")).isEqualTo(firsts);
  }

  /** Claims all, several in a transaction and in the same order everywhere; counts the first. */
  private int claimInOneTransaction(int keys) throws SQLException {
    int firsts = 0;
    try (Connection connection = begin()) {
      for (int i = 0; i < keys; i++) {
        firsts += claim(connection, "m" + i) == FIRST ? 1 : 0;
        if (i % 10 == 9) {
          connection.commit();
        }
      }
    }
    return firsts;
  }

  @Test
  default void claimNotYetCommitted_isNoneOfThePurgesBusiness() throws Exception {
    try (Connection connection = begin()) {
      assertThat(claim(connection, "a")).isEqualTo(FIRST);
      execute(connection, "UPDATE xonce_message SET processed_at = DATE '2001-01-01'");
      assertThat(store().purge("ledger", WEEK, 100)).isZero();
      connection.commit();
    }
    assertThat(process("a")).isEqualTo(DUPLICATE);
  }

  @ParameterizedTest
  @CsvSource({
    "ledger, PT0S, 1, XONCE04031",
    "ledger, PT-1S, 1, XONCE04031",
    "ledger, P7D, 0, XONCE04032",
    "'', P7D, 1, XONCE04033"
  })
  default void nonsense_isRefused(String consumer, Duration retention, int batch, String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().purge(consumer, retention, batch))
        .withMessageStartingWith(id);
  }

  @Test
  default void failedPurge_isNumbered() throws Exception {
    execute("DROP TABLE xonce_message CASCADE");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> store().purge("ledger", WEEK, 1))
        .withMessageStartingWith("XONCE04020: Old records of consumer ledger");
  }
}
