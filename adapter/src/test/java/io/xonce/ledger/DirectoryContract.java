/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.ledger.ConsumerDirectory.Entry;
import io.xonce.store.Claimant;
import io.xonce.store.DedupStore;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import io.xonce.store.Outcome;
import io.xonce.store.SchemaMode;
import io.xonce.store.StoreException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which consumers and applications the tables know. */
interface DirectoryContract extends LedgerFixture {

  private void record(String consumer, @Nullable String node) {
    Claimant claimant = node == null ? null : new Claimant(UUID.randomUUID(), 1, node, null);
    MessageKey key = MessageKey.of(consumer, null, List.of(UUID.randomUUID().toString()));
    DedupStore.open(dataSource(), SchemaMode.VALIDATE, PATIENCE)
        .claimAlone(new IncomingMessage(key, null, null, null, claimant, Outcome.COMMITTED));
  }

  @Test
  default void consumers_areToldWithTheApplicationsOfTheirNewestRecords() throws Exception {
    record("orders", "node-a/shop");
    record("orders", "node-b/shop-2");
    record("audit", null);
    List<Entry> entries = ConsumerDirectory.read(dataSource()).entries();
    assertThat(entries).extracting(Entry::consumer).containsExactly("audit", "orders");
    assertThat(entries)
        .extracting(Entry::applications)
        .containsExactly(Set.of(), Set.of("shop", "shop-2"));
  }

  @Test
  default void consumerWithAttemptsOnly_isTold() throws Exception {
    AttemptLedger ledger = open("node-a/shop");
    LedgerFixture.run(ledger, "a", ROLLED_BACK);
    written(ledger, "a", 1);
    assertThat(ConsumerDirectory.read(dataSource()).entries())
        .singleElement()
        .extracting(Entry::consumer, Entry::applications)
        .containsExactly("ledger", Set.of("shop"));
  }

  @Test
  default void application_isAtWorkAsLongAsItsLedgerIsOpen() throws Exception {
    AttemptLedger ledger = open("node-a/shop");
    await(() -> ConsumerDirectory.read(dataSource()).applications().contains("shop"));
    ledger.close();
    assertThat(ConsumerDirectory.read(dataSource()).applications()).isEmpty();
    record("orders", "node-b/old");
    assertThat(ConsumerDirectory.read(dataSource()).applications()).isEmpty();
  }

  @Test
  default void tablesThatAreMissing_areTold() throws Exception {
    execute("DROP TABLE xonce_attempt");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> ConsumerDirectory.read(dataSource()))
        .withMessageStartingWith("XONCE05014");
  }
}
