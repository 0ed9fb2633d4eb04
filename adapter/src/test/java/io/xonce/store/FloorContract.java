/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.PurgeContract.WEEK;
import static io.xonce.store.StoreFixture.key;
import static io.xonce.store.Verdict.DUPLICATE;
import static io.xonce.store.Verdict.FIRST;
import static io.xonce.store.Verdict.STALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.internal.LogLines;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages older than what the store remembers. */
interface FloorContract extends StoreFixture {

  private Verdict processAboveFloor(String part, @Nullable Instant sentAt) throws SQLException {
    try (Connection connection = begin()) {
      IncomingMessage message = new IncomingMessage(key(part), null, sentAt);
      Verdict verdict = store().claimAboveFloor(connection, message).verdict();
      connection.commit();
      return verdict;
    }
  }

  private static Instant ago(Duration age) {
    return Instant.now().minus(age);
  }

  /** So that the floor lies a week ago. */
  private void forget(String part) throws SQLException {
    process(part);
    age(part, WEEK.plusMinutes(10));
    assertThat(store().purge("ledger", WEEK, 100)).isOne();
  }

  private int floors() throws SQLException {
    return count("SELECT count(*) FROM xonce_floor");
  }

  @Test
  default void asLongAsNothingWasForgotten_nothingIsStale() throws Exception {
    assertThat(store().purge("ledger", WEEK, 100)).isZero();
    assertThat(floors()).isZero();
    assertThat(processAboveFloor("old", Instant.EPOCH)).isEqualTo(FIRST);
    assertThat(processAboveFloor("timeless", null)).isEqualTo(FIRST);
    assertThat(processAboveFloor("old", Instant.EPOCH)).isEqualTo(DUPLICATE);
  }

  @Test
  default void copyOfAForgottenMessage_isStaleAndLeavesNoRecord() throws Exception {
    forget("a");
    assertThat(processAboveFloor("a", ago(WEEK.plusMinutes(11)))).isEqualTo(STALE);
    assertThat(processAboveFloor("a", ago(WEEK.plusMinutes(11)))).isEqualTo(STALE);
    assertThat(count("SELECT count(*) FROM xonce_message")).isZero();
    assertThat(process("a")).isEqualTo(FIRST);
  }

  @Test
  default void messageWithoutATime_isStaleOnceSomethingWasForgotten() throws Exception {
    forget("a");
    assertThat(processAboveFloor("b", null)).isEqualTo(STALE);
  }

  @Test
  default void producersClock_mayBeFiveMinutesAhead() throws Exception {
    forget("a");
    assertThat(processAboveFloor("a", ago(WEEK.minusMinutes(4)))).isEqualTo(STALE);
    assertThat(processAboveFloor("a", ago(WEEK.minusMinutes(6)))).isEqualTo(FIRST);
  }

  @Test
  default void messageFromTheFuture_isStaleEvenIfNothingWasForgotten() throws Exception {
    assertThat(processAboveFloor("a", ago(Duration.ofMinutes(-4)))).isEqualTo(FIRST);
    assertThat(processAboveFloor("b", ago(Duration.ofMinutes(-6)))).isEqualTo(STALE);
    assertThat(count("SELECT count(*) FROM xonce_message")).isOne();
  }

  @Test
  default void staleMessage_isToldWithItsTimesAndTheirClocks() throws Exception {
    forget("a");
    try (LogLines log = new LogLines("io.xonce.store");
        Connection connection = begin()) {
      Instant sentAt = Instant.parse("2001-02-03T04:05:06Z");
      store().claimAboveFloor(connection, new IncomingMessage(key("a"), "ID:1", sentAt));
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("XONCE04017: Message ID:1 of key ledger a #")
          .contains("sent at 2001-02-03T04:05:06Z by the clock of its sender")
          .contains("by that of the database");
    }
  }

  @Test
  default void messageThatIsRemembered_isADuplicateHoweverOld() throws Exception {
    forget("a");
    process("b");
    assertThat(processAboveFloor("b", Instant.EPOCH)).isEqualTo(DUPLICATE);
  }

  @Test
  default void floorOfAnotherConsumer_doesNotMatter() throws Exception {
    forget("a");
    MessageKey other = MessageKey.of("audit", null, List.of("a"));
    try (Connection connection = begin()) {
      assertThat(store().claimAboveFloor(connection, new IncomingMessage(other, null, null)))
          .isEqualTo(Claim.FIRST);
    }
  }

  @Test
  default void longerRetentionSetLater_doesNotMoveTheFloorBack() throws Exception {
    forget("a");
    process("older");
    age("older", WEEK.multipliedBy(3));
    assertThat(store().purge("ledger", WEEK.multipliedBy(2), 100)).isOne();
    assertThat(processAboveFloor("b", ago(WEEK.plusMinutes(1)))).isEqualTo(STALE);
  }

  @Test
  default void shorterRetentionSetLater_raisesTheFloor() throws Exception {
    forget("a");
    process("b");
    age("b", Duration.ofDays(2));
    assertThat(store().purge("ledger", Duration.ofDays(1), 100)).isOne();
    assertThat(processAboveFloor("b", ago(Duration.ofDays(2)))).isEqualTo(STALE);
    assertThat(floors()).isOne();
  }

  @Test
  default void purgeBesideTheClaim_neverMakesTheCopyAFirst() throws Exception {
    for (int round = 0; round < 30; round++) {
      String part = "r" + round;
      process(part);
      age(part, WEEK.plusMinutes(10));
      CyclicBarrier start = new CyclicBarrier(2);
      Future<Verdict> copy =
          async(
              () -> {
                start.await();
                return processAboveFloor(part, ago(WEEK.plusMinutes(11)));
              });
      start.await();
      int purged = store().purge("ledger", WEEK, 100);
      assertThat(copy.get()).isIn(DUPLICATE, STALE);
      // Where a copy locks the record it meets, the next purge takes it.
      assertThat(purged + store().purge("ledger", WEEK, 100)).isOne();
    }
  }

  @Test
  default void purgeUndone_leavesRecordAndFloor() throws Exception {
    process("a");
    age("a", WEEK.plusMinutes(10));
    try (Connection purge = begin()) {
      Dialect dialect = Dialect.of(purge.getMetaData());
      assertThat(new PurgeBatch(dialect, "ledger", WEEK, 100).run(purge)).isOne();
      purge.rollback();
    }
    assertThat(floors()).isZero();
    assertThat(processAboveFloor("a", ago(WEEK.plusMinutes(11)))).isEqualTo(DUPLICATE);
  }

  @Test
  default void staleMessagesOfABatch_areGivenUpAndTheOthersClaimed() throws Exception {
    forget("a");
    process("known");
    List<IncomingMessage> batch =
        Stream.of("a", "young", "known", "a")
            .map(part -> new IncomingMessage(key(part), null, sentAt(part)))
            .toList();
    try (Connection connection = begin()) {
      assertThat(store().claimAllAboveFloor(connection, batch))
          .extracting(Claim::verdict)
          .containsExactly(STALE, FIRST, DUPLICATE, STALE);
      connection.commit();
    }
    assertThat(count("SELECT count(*) FROM xonce_message")).isEqualTo(2);
  }

  private static Instant sentAt(String part) {
    return part.equals("young") ? Instant.now() : ago(WEEK.plusMinutes(11));
  }

  /** An old snapshot has an old floor. */
  @Test
  default void isolationChangedLater_isRefusedWhereTheFloorIsAsked() throws Exception {
    try (Connection connection = begin()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(
              () -> store().claimAboveFloor(connection, new IncomingMessage(key("a"), null, null)))
          .withMessageStartingWith("XONCE04001");
    }
  }

  @Test
  default void floorThatCannotBeRead_failsTheClaim() throws Exception {
    execute("DROP TABLE xonce_floor");
    try (Connection connection = begin()) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(
              () -> store().claimAboveFloor(connection, new IncomingMessage(key("a"), null, null)))
          .withMessageStartingWith("XONCE04012");
    }
  }
}
