/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.LogWarnings;
import io.xonce.store.Claimant;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForeignRecordsTest {

  private static List<String> met(boolean shared, @Nullable String... nodes) {
    ForeignRecords records = new ForeignRecords(() -> "shop", shared);
    try (LogWarnings log = new LogWarnings()) {
      for (String node : nodes) {
        records.met("Message ID:1", "orders", record(node));
      }
      return log.lines();
    }
  }

  private static ProcessedMessage record(@Nullable String node) {
    Claimant claimant = node == null ? null : new Claimant(UUID.randomUUID(), 1, node, null);
    return new ProcessedMessage(
        "orders", "o-1", "ID:0", null, Instant.EPOCH, null, claimant, Outcome.COMMITTED);
  }

  @Test
  void recordOfThisApplicationOnAnyServer_isNotWorthAWord() {
    assertThat(met(false, "a/shop", "b/shop", null)).isEmpty();
  }

  @Test
  void recordOfAnotherApplication_isToldOnce() {
    assertThat(met(false, "a/billing", "b/billing", "a/old"))
        .hasSize(2)
        .first()
        .asString()
        .startsWith(
            "XONCE00124: Message ID:1 for consumer 'orders' is no first copy: application 'billing'");
  }

  @Test
  void nameSharedOnPurpose_isNotWorthAWord() {
    assertThat(met(true, "a/billing")).isEmpty();
  }
}
