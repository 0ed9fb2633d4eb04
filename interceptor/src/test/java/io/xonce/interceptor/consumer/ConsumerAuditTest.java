/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.LogWarnings;
import io.xonce.ledger.ConsumerDirectory;
import io.xonce.ledger.ConsumerDirectory.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What application "shop" with the consumers "orders" and "stock" says about the tables. */
class ConsumerAuditTest {

  private final ConsumerAudit audit = new ConsumerAudit();

  private List<String> told(String consumer, Set<String> applications, Set<String> atWork) {
    audit.add("orders", false);
    audit.add("stock", true);
    Entry entry = new Entry(consumer, Instant.EPOCH, applications);
    try (LogWarnings log = new LogWarnings()) {
      audit.look(new ConsumerDirectory(List.of(entry), atWork), "java:/ds", "shop");
      return log.lines();
    }
  }

  @Test
  void ownConsumer_isNotWorthAWord() {
    assertThat(told("orders", Set.of("shop"), Set.of("shop", "other"))).isEmpty();
    assertThat(told("orders", Set.of("shop", "shop-1"), Set.of("shop"))).isEmpty();
    assertThat(told("orders", Set.of(), Set.of())).isEmpty();
  }

  @Test
  void consumerThatThisApplicationHadOnce_isTold() {
    assertThat(told("order", Set.of("shop"), Set.of("shop", "other")))
        .singleElement()
        .asString()
        .startsWith("XONCE00122: The store java:/ds holds records or attempts of consumer 'order'")
        .contains("DELETE FROM xonce_message WHERE consumer = 'order'");
  }

  @Test
  void consumerOfAnApplicationThatIsGone_isTold() {
    assertThat(told("unrecorded", Set.of(), Set.of("shop"))).hasSize(1);
  }

  /** It may be at work, and have received nothing yet: its records are not to be deleted. */
  @Test
  void consumerOfAnApplicationThatIsStill_isToldWithoutARemedyThatDeletes() {
    assertThat(told("bills", Set.of("billing", "shop"), Set.of("shop")))
        .singleElement()
        .asString()
        .startsWith("XONCE00125: The store java:/ds holds records or attempts of consumer 'bills'")
        .contains("application billing had")
        .doesNotContain("DELETE");
  }

  @Test
  void consumerOfAnApplicationAtWork_isItsBusiness() {
    assertThat(told("bills", Set.of("billing", "shop"), Set.of("shop", "billing"))).isEmpty();
  }

  @Test
  void consumerThatAnotherApplicationHasToo_isToldUnlessShared() {
    assertThat(told("orders", Set.of("shop", "billing"), Set.of("shop", "billing")))
        .singleElement()
        .asString()
        .startsWith("XONCE00123: Consumer 'orders'")
        .contains("'billing'");
    assertThat(told("stock", Set.of("shop", "billing"), Set.of("shop", "billing"))).isEmpty();
  }
}
