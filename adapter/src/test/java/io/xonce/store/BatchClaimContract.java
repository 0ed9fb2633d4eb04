/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.key;
import static io.xonce.store.StoreFixture.message;
import static io.xonce.store.Verdict.CONFLICT;
import static io.xonce.store.Verdict.DUPLICATE;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many claims in one call. */
interface BatchClaimContract extends StoreFixture {

  private List<Verdict> claimAll(Connection connection, List<String> parts) {
    List<IncomingMessage> messages = parts.stream().map(StoreFixture::message).toList();
    return store().claimAll(connection, messages).stream().map(Claim::verdict).toList();
  }

  private List<Verdict> processAll(List<String> parts) throws SQLException {
    try (Connection connection = begin()) {
      List<Verdict> verdicts = claimAll(connection, parts);
      connection.commit();
      return verdicts;
    }
  }

  @Test
  default void batch_isAnsweredMessageByMessage() throws Exception {
    assertThat(processAll(List.of("a", "b", "c"))).containsExactly(FIRST, FIRST, FIRST);
    assertThat(processAll(List.of("d", "b", "e", "a")))
        .containsExactly(FIRST, DUPLICATE, FIRST, DUPLICATE);
    assertThat(process("c")).isEqualTo(DUPLICATE);
    assertThat(count("SELECT count(*) FROM xonce_message")).isEqualTo(5);
  }

  @Test
  default void noMessage_needsNoAnswer() throws Exception {
    assertThat(processAll(List.of())).isEmpty();
  }

  @Test
  default void batch_recordsWhatAClaimRecords() throws Exception {
    IncomingMessage full =
        new IncomingMessage(
            key("full"),
            "ID:1",
            Instant.parse("2026-02-03T04:05:06.789012345Z"),
            StoreFixture.fingerprint("content"),
            new Claimant(UUID.randomUUID(), 3, "node-a", "tx-1"),
            Outcome.REJECTED);
    List<IncomingMessage> batch =
        List.of(full, message("bare"), new IncomingMessage(key("none"), null, null));
    try (Connection connection = begin()) {
      store().claimAll(connection, batch);
      ProcessedMessage bulk = store().find(connection, key("full")).orElseThrow();
      assertThat(store().find(connection, key("none")).orElseThrow().messageId()).isNull();
      connection.rollback();
      store().claim(connection, full);
      assertThat(store().find(connection, key("full")).orElseThrow())
          .usingRecursiveComparison()
          .ignoringFields("processedAt")
          .isEqualTo(bulk);
    }
  }

  @Test
  default void sameKeyTwiceInABatch_isADuplicateOfTheFirst() throws Exception {
    try (Connection connection = begin()) {
      List<Claim> claims =
          store()
              .claimAll(
                  connection,
                  List.of(
                      new IncomingMessage(key("a"), "ID:1", null),
                      message("b"),
                      new IncomingMessage(key("a"), "ID:2", null)));
      assertThat(claims).extracting(Claim::verdict).containsExactly(FIRST, FIRST, DUPLICATE);
      assertThat(claims.get(2).first()).extracting("messageId").isEqualTo("ID:1");
      connection.commit();
    }
    assertThat(processAll(List.of("a", "a"))).containsExactly(DUPLICATE, DUPLICATE);
  }

  @Test
  default void otherContent_isAConflictWithAnEarlierBatchAndWithinOne() throws Exception {
    try (Connection connection = begin()) {
      store().claimAll(connection, List.of(content("a", "1"), content("b", "1")));
      connection.commit();
      assertThat(
              store()
                  .claimAll(
                      connection,
                      List.of(
                          content("a", "2"),
                          content("b", "1"),
                          content("c", "1"),
                          content("c", "2"),
                          content("c", "1"))))
          .extracting(Claim::verdict)
          .containsExactly(CONFLICT, DUPLICATE, FIRST, CONFLICT, DUPLICATE);
    }
  }

  private static IncomingMessage content(String part, String content) {
    return new IncomingMessage(
        key(part), null, null, StoreFixture.fingerprint(content), null, Outcome.COMMITTED);
  }

  @Test
  default void hostileKeysInOneBatch_areAllDifferentAndRemembered() throws Exception {
    List<String> parts = ClaimContract.hostileParts();
    assertThat(processAll(parts)).hasSameSizeAs(parts).containsOnly(FIRST);
    assertThat(processAll(parts)).hasSameSizeAs(parts).containsOnly(DUPLICATE);
  }

  @Test
  default void batchRolledBack_leavesItsKeysFree() throws Exception {
    try (Connection connection = begin()) {
      claimAll(connection, List.of("a", "b"));
      connection.rollback();
    }
    assertThat(processAll(List.of("b", "a"))).containsExactly(FIRST, FIRST);
  }

  @Test
  default void batchThatMeetsAHeldKey_waitsForItsTransaction() throws Exception {
    try (Connection holder = begin()) {
      claim(holder, "b");
      Future<List<Verdict>> batch = async(() -> processAll(List.of("a", "b", "c")));
      awaitWaitingSession();
      assertThat(batch).isNotDone();

      holder.commit();

      assertThat(batch.get()).containsExactly(FIRST, DUPLICATE, FIRST);
    }
  }

  @Test
  default void keyHeldTooLong_timesTheBatchOut() throws Exception {
    DedupStore impatient = storeWaiting(ConcurrentClaimContract.SHORT);
    try (Connection holder = begin();
        Connection waiter = begin()) {
      claim(holder, "b");
      assertThatExceptionOfType(ClaimTimeoutException.class)
          .isThrownBy(
              () -> impatient.claimAll(waiter, List.of(message("a"), message("b"), message("c"))))
          .withMessageStartingWith("XONCE04010: No answer for key ledger a #")
          .withMessageContaining("or one of the 2 with it within PT1S");
      waiter.rollback();
      holder.rollback();
    }
    assertThat(processAll(List.of("a", "b", "c"))).containsExactly(FIRST, FIRST, FIRST);
  }

  /** One by one, the same keys in opposite order are {@code crossedClaims}. */
  @Test
  default void batchesInOppositeOrder_doNotDeadlock() throws Exception {
    for (int round = 0; round < 20; round++) {
      String name = "r" + round + "-";
      List<String> parts = IntStream.range(0, 50).mapToObj(i -> name + i).toList();
      List<String> opposite = new ArrayList<>(parts);
      Collections.reverse(opposite);
      CyclicBarrier start = new CyclicBarrier(2);
      Future<List<Verdict>> one = async(() -> processTogether(start, parts));
      Future<List<Verdict>> other = async(() -> processTogether(start, opposite));
      List<Verdict> verdicts = new ArrayList<>(one.get());
      verdicts.addAll(other.get());
      assertThat(verdicts).filteredOn(FIRST::equals).hasSize(50);
      assertThat(verdicts).filteredOn(DUPLICATE::equals).hasSize(50);
    }
  }

  private List<Verdict> processTogether(CyclicBarrier start, List<String> parts) throws Exception {
    start.await();
    return processAll(parts);
  }
}
