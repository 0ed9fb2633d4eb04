/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.key;
import static io.xonce.store.StoreFixture.message;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A claim that a failure took away is missed, also if the bean caught the failure and went on. */
interface LostClaimContract extends StoreFixture {

  @Test
  default void claim_isNotLost() throws Exception {
    try (Connection connection = begin()) {
      DedupStore store = storeOn(connection);
      assertThat(store.claim(connection, message("a")).verdict()).isEqualTo(FIRST);
      assertThat(CommitMode.values())
          .noneMatch(mode -> store.lostAmong(List.of(key("a")), mode).isPresent());
    }
  }

  @Test
  default void victimOfADeadlock_hasLostItsClaim() throws Exception {
    try (Connection one = begin();
        Connection other = begin()) {
      DedupStore storeOfOne = storeOn(one);
      DedupStore storeOfOther = storeOn(other);
      assertThat(claim(one, "a")).isEqualTo(FIRST);
      assertThat(claim(other, "b")).isEqualTo(FIRST);
      Future<Boolean> first = async(() -> hasLost(storeOfOne, one, "a", "b"));
      Future<Boolean> second = async(() -> hasLost(storeOfOther, other, "b", "a"));
      assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
    }
  }

  /** What commits then is a new transaction, on each kind of datasource that does not see it. */
  @ParameterizedTest
  @EnumSource(
      value = CommitMode.class,
      names = {"LOCAL", "MARKED"})
  default void rollbackByTheTextOfAStatement_losesTheClaim(CommitMode mode) throws Exception {
    try (Connection connection = begin()) {
      DedupStore store = storeOn(connection);
      assertThat(store.claim(connection, message("a")).verdict()).isEqualTo(FIRST);
      execute(connection, "ROLLBACK");
      assertThat(store.lostAmong(List.of(key("a")), mode)).contains(key("a"));
    }
  }

  @Test
  default void oneOfSeveralClaims_isMissedByItsKey() throws Exception {
    try (Connection connection = begin()) {
      DedupStore store = storeOn(connection);
      List<MessageKey> keys = List.of(key("a"), key("gone"), key("b"));
      assertThat(store.claim(connection, message("a")).verdict()).isEqualTo(FIRST);
      assertThat(store.claim(connection, message("b")).verdict()).isEqualTo(FIRST);
      assertThat(store.lostAmong(keys, CommitMode.LOCAL)).contains(key("gone"));
      assertThat(store.lostAmong(List.of(), CommitMode.LOCAL)).isEmpty();
    }
  }

  private static boolean hasLost(
      DedupStore store, Connection connection, String claimed, String next) {
    try {
      store.claim(connection, message(next));
    } catch (StoreException e) {
      // As a bean might.
    }
    return store.lostAmong(List.of(key(claimed)), CommitMode.LOCAL).isPresent();
  }

  /** Its connections are the one of the transaction, as on a server. */
  private DedupStore storeOn(Connection connection) {
    return DedupStore.open(TestDataSources.giving(connection), SchemaMode.VALIDATE, PATIENCE);
  }
}
