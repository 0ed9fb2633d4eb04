/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.COMMITTED;
import static io.xonce.ledger.AttemptOutcome.DUPLICATE;
import static io.xonce.ledger.AttemptOutcome.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.ledger.KeySearch.Hit;
import io.xonce.store.DedupStore;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import io.xonce.store.SchemaMode;
import io.xonce.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an operator looks for, and what is kept of what an operator does. */
interface HistoryContract extends LedgerFixture {

  private void record(String part) {
    DedupStore.open(dataSource(), SchemaMode.VALIDATE, PATIENCE)
        .claimAlone(new IncomingMessage(LedgerFixture.key(part), "ID:" + part, null));
  }

  private List<Hit> find(@Nullable String text, @Nullable String messageId) {
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    return new KeySearch("ledger", text, messageId, now.minus(day), now.plus(day), 10)
        .in(dataSource())
        .hits();
  }

  private KeySearch.Found newest(int most) {
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    return new KeySearch("ledger", null, null, now.minus(day), now.plus(day), most)
        .in(dataSource());
  }

  @Test
  default void recordsAndAttempts_areFoundByWhatIsKnownOfThem() throws Exception {
    record("p-1");
    record("p_1");
    AttemptLedger ledger = open("node-a/shop");
    LedgerFixture.run(ledger, "p-1", DUPLICATE);
    LedgerFixture.run(ledger, "failed", ROLLED_BACK);
    written(ledger, "failed", 1);
    assertThat(find(null, null))
        .extracting(Hit::key)
        .containsExactlyInAnyOrder(
            LedgerFixture.key("p-1"), LedgerFixture.key("p_1"), LedgerFixture.key("failed"));
    assertThat(find("p_", null)).extracting(hit -> hit.key().text()).containsExactly("p_1");
    assertThat(find(null, "ID:failed"))
        .singleElement()
        .extracting(Hit::key, Hit::outcome)
        .containsExactly(LedgerFixture.key("failed"), "ROLLED_BACK");
    assertThat(find(null, "ID:p-1")).extracting(Hit::outcome).containsExactly("COMMITTED");
    assertThat(find("q", null)).isEmpty();
  }

  @Test
  default void search_keepsToItsTimeAndItsNumber() throws Exception {
    record("a");
    record("b");
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    assertThat(newest(1).hits()).hasSize(1);
    assertThat(
            new KeySearch("ledger", null, null, now.minus(day), now.minus(day.dividedBy(2)), 10)
                .in(dataSource()))
        .isEqualTo(KeySearch.Found.NOTHING);
  }

  /** Whoever counts what is shown must not take that for all. */
  @Test
  default void search_saysWhetherThereIsMore() throws Exception {
    record("a");
    record("b");
    assertThat(newest(1).more()).isTrue();
    assertThat(newest(2).more()).isFalse();
    AttemptLedger ledger = open("node-a/shop");
    LedgerFixture.run(ledger, "failed", ROLLED_BACK);
    written(ledger, "failed", 1);
    assertThat(newest(2).more()).as("records and attempts together").isTrue();
    assertThat(newest(3).more()).isFalse();
  }

  @Test
  default void failedMessages_areToldByTheirIds() throws Exception {
    AttemptLedger ledger = open("node-a/shop");
    for (int i = 0; i < 2; i++) {
      Attempt attempt = LedgerFixture.begin(ledger, "a");
      ledger.end(attempt, ROLLED_BACK, null, new IllegalStateException("no " + i));
    }
    written(ledger, "a", 2);
    Map<String, FailedMessage> found =
        FailedMessage.of(dataSource(), Arrays.asList("ID:a", null, "ID:unknown"));
    assertThat(found).containsOnlyKeys("ID:a");
    FailedMessage failed = Objects.requireNonNull(found.get("ID:a"));
    assertThat(failed.key()).isEqualTo(LedgerFixture.key("a"));
    assertThat(failed.attempts()).isEqualTo(2);
    assertThat(failed.error()).isEqualTo("java.lang.IllegalStateException: no 1");
    assertThat(failed.first()).isBeforeOrEqualTo(failed.last());
    assertThat(FailedMessage.of(dataSource(), List.of())).isEmpty();
  }

  /** As the copies that a divert of the broker makes. None may get the verdict of another. */
  @Test
  default void messageThatSeveralConsumersHaveTried_isOfTheOnlyOneThatHasNotProcessedIt()
      throws Exception {
    AttemptLedger ledger = open("node-a/shop");
    tryBy(ledger, "ledger", "a", ROLLED_BACK);
    tryBy(ledger, "audit", "a", COMMITTED);
    tryBy(ledger, "ledger", "b", ROLLED_BACK);
    tryBy(ledger, "audit", "b", ROLLED_BACK);
    await(() -> count("SELECT count(*) FROM xonce_attempt WHERE outcome IS NOT NULL") == 4);
    Map<String, FailedMessage> found = FailedMessage.of(dataSource(), List.of("ID:a", "ID:b"));
    assertThat(found).containsOnlyKeys("ID:a");
    assertThat(Objects.requireNonNull(found.get("ID:a")).key().consumer()).isEqualTo("ledger");
  }

  private static void tryBy(
      AttemptLedger ledger, String consumer, String part, AttemptOutcome outcome) {
    MessageKey key = MessageKey.of(consumer, null, List.of(part));
    LedgerFixture.end(ledger, ledger.begin(key, "ID:" + part, 1, "tx " + part), outcome);
  }

  @Test
  default void messagesThatWereTriedOften_loseNoneOfTheirAttempts() throws Exception {
    AttemptLedger ledger = open("node-a/shop");
    for (String key : List.of("a", "b", "c")) {
      for (int i = 0; i < 3; i++) {
        Attempt attempt = LedgerFixture.begin(ledger, key);
        ledger.end(attempt, ROLLED_BACK, null, new IllegalStateException(key + i));
      }
    }
    for (String key : List.of("a", "b", "c")) {
      written(ledger, key, 3);
    }
    Map<String, FailedMessage> found =
        FailedMessage.of(dataSource(), List.of("ID:a", "ID:b", "ID:c"), 4);
    assertThat(found).containsOnlyKeys("ID:a", "ID:b", "ID:c");
    found.forEach(
        (id, failed) -> {
          assertThat(failed.attempts()).isEqualTo(3);
          assertThat(failed.error()).endsWith(": " + id.substring(3) + 2);
        });
  }

  @Test
  default void keysOfATransaction_areTold() throws Exception {
    AttemptLedger ledger = open("node-a/shop");
    LedgerFixture.begin(ledger, "a");
    LedgerFixture.begin(ledger, "b");
    awaitRunning("a");
    awaitRunning("b");
    List<HeldKey> held = HeldKey.of(dataSource(), "tx a", Instant.now());
    assertThat(held).extracting(HeldKey::key).containsExactly(LedgerFixture.key("a"));
    assertThat(HeldKey.of(dataSource(), "tx a", null)).hasSize(1);
    assertThat(HeldKey.of(dataSource(), "tx a", Instant.now().minus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  default void action_isToldFromItsBeginning() throws Exception {
    OperatorActions actions = new OperatorActions(dataSource(), "node-a/shop");
    UUID first = actions.begin("ledger", "pause", "", "ann\n", "x".repeat(2000));
    UUID second = actions.begin("ledger", "forget", "p-1", "bob", "wrong rate");
    actions.end(second, "forgotten");
    List<OperatorAction> latest = actions.latest(10);
    assertThat(latest).extracting(OperatorAction::id).containsExactly(second, first);
    assertThat(latest.get(0).result()).isEqualTo("forgotten");
    assertThat(latest.get(0).endedAt()).isAfterOrEqualTo(latest.get(0).begunAt());
    assertThat(latest.get(1).endedAt()).isNull();
    assertThat(latest.get(1).subject()).isEqualTo("-");
    assertThat(latest.get(1).actor()).isEqualTo("ann\\u000A");
    assertThat(latest.get(1).reason()).hasSize(1000);
    assertThat(actions.latest(1)).hasSize(1);
  }

  @Test
  default void tablesThatAreMissing_areToldByEach() throws Exception {
    execute("DROP TABLE xonce_attempt");
    execute("DROP TABLE xonce_action");
    OperatorActions actions = new OperatorActions(dataSource(), "node-a/shop");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> actions.begin("ledger", "pause", "", "ann", "why"))
        .withMessageStartingWith("XONCE05016");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> actions.end(UUID.randomUUID(), "done"))
        .withMessageStartingWith("XONCE05018");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> actions.latest(1))
        .withMessageStartingWith("XONCE05017");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> find(null, null))
        .withMessageStartingWith("XONCE05015");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> FailedMessage.of(dataSource(), List.of("ID:a")))
        .withMessageStartingWith("XONCE05015");
  }
}
