/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.key;
import static io.xonce.store.StoreFixture.message;
import static io.xonce.store.Verdict.DUPLICATE;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims that meet. */
interface ConcurrentClaimContract extends StoreFixture {

  Duration SHORT = Duration.ofSeconds(1);

  @Test
  default void concurrentCopy_waitsForTheCommitAndIsADuplicate() throws Exception {
    try (Connection holder = begin();
        Connection waiter = begin()) {
      assertThat(claim(holder, "a")).isEqualTo(FIRST);
      Future<Verdict> copy = async(() -> claim(waiter, "a"));
      awaitWaitingSession();
      assertThat(copy).isNotDone();

      holder.commit();

      assertThat(copy.get()).isEqualTo(DUPLICATE);
      assertThat(claim(waiter, "b")).isEqualTo(FIRST);
      waiter.commit();
    }
  }

  @Test
  default void concurrentCopy_waitsForTheRollbackAndIsFirst() throws Exception {
    try (Connection holder = begin();
        Connection waiter = begin()) {
      assertThat(claim(holder, "a")).isEqualTo(FIRST);
      Future<Verdict> copy = async(() -> claim(waiter, "a"));
      awaitWaitingSession();

      holder.rollback();

      assertThat(copy.get()).isEqualTo(FIRST);
      waiter.commit();
    }
    assertThat(process("a")).isEqualTo(DUPLICATE);
  }

  @Test
  default void concurrentCopyThatWaitsTooLong_timesOutAndHarmsNobody() throws Exception {
    execute("CREATE TABLE business (id int)");
    DedupStore impatient = storeWaiting(SHORT);
    try (Connection holder = begin();
        Connection waiter = begin()) {
      assertThat(claim(holder, "a")).isEqualTo(FIRST);

      assertThatExceptionOfType(ClaimTimeoutException.class)
          .isThrownBy(() -> impatient.claim(waiter, message("a")))
          .withMessageStartingWith("XONCE04010: No answer for key ledger a #")
          .withMessageContaining("within PT1S");
      waiter.rollback();

      execute(holder, "INSERT INTO business VALUES (1)");
      holder.commit();
      assertThat(impatient.claim(waiter, message("a")).verdict()).isEqualTo(DUPLICATE);
    }
    assertThat(count("SELECT count(*) FROM business")).isOne();
  }

  @Test
  default void otherKeys_doNotWait() throws Exception {
    try (Connection holder = begin();
        Connection other = begin()) {
      assertThat(claim(holder, "a")).isEqualTo(FIRST);
      assertThat(store().find(other, key("a"))).isEmpty();
      assertThat(claim(other, "b")).isEqualTo(FIRST);
      other.commit();
      holder.commit();
    }
  }

  @Test
  default void flood_hasExactlyOneFirst() throws Exception {
    CyclicBarrier start = new CyclicBarrier(16);
    List<Future<Verdict>> copies = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      copies.add(
          async(
              () -> {
                start.await();
                return process("a");
              }));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (Future<Verdict> copy : copies) {
      verdicts.add(copy.get());
    }
    assertThat(verdicts).hasSize(16).containsOnlyOnce(FIRST);
    assertThat(count("SELECT count(*) FROM xonce_message")).isOne();
  }

  /** An application may change its connection after the store was opened. */
  @ParameterizedTest
  @ValueSource(
      ints = {Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_REPEATABLE_READ})
  default void isolationChangedLater_neverMakesACopyAFirst(int level) throws Exception {
    try (Connection connection = begin()) {
      connection.setTransactionIsolation(level);
      assertThat(store().find(connection, key("a"))).isEmpty();
      assertThat(process("a")).isEqualTo(FIRST);
      assertThat(claimThenRollBack(store(), connection, "a"))
          .matches("DUPLICATE|XONCE0401[123]: .*");
      assertThat(claim(connection, "a")).isEqualTo(DUPLICATE);
    }
  }

  /** A database that does not see the deadlock ends it by the lock timeout. */
  @Test
  default void crossedClaims_endAndLeaveBothKeysClaimable() throws Exception {
    assertThat(crossedClaims(storeWaiting(SHORT.multipliedBy(3))))
        .anyMatch(outcome -> outcome.matches("XONCE0401[01]: .*"));
    try (Connection connection = begin()) {
      assertThat(claim(connection, "a")).isEqualTo(FIRST);
      assertThat(claim(connection, "b")).isEqualTo(FIRST);
    }
  }

  /**
   * Two transactions claim a and b the other way round; verdict or failure of the second claims.
   */
  default List<String> crossedClaims(DedupStore store) throws Exception {
    try (Connection one = begin();
        Connection other = begin()) {
      assertThat(claim(one, "a")).isEqualTo(FIRST);
      assertThat(claim(other, "b")).isEqualTo(FIRST);
      Future<String> first = async(() -> claimThenRollBack(store, one, "b"));
      Future<String> second = async(() -> claimThenRollBack(store, other, "a"));
      return List.of(first.get(), second.get());
    }
  }

  private static String claimThenRollBack(DedupStore store, Connection connection, String part)
      throws SQLException {
    try {
      return store.claim(connection, message(part)).verdict().name();
    } catch (StoreException e) {
      return String.valueOf(e.getMessage());
    } finally {
      connection.rollback();
    }
  }
}
