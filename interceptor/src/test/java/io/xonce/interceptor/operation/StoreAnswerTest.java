/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

/** How much a store holds, and by how much its purge is behind. */
class StoreAnswerTest extends OperationScenario {

  private JsonObject stored() {
    return asked("StoredRecords");
  }

  @Test
  void storeWithoutRecords_isBehindNothing() {
    ledger();
    assertThat(stored().getInt("records")).isZero();
    assertThat(stored().getInt("purgeLag")).isZero();
    assertThat(stored()).doesNotContainKeys("oldest", "newest", "floor").containsKey("now");
  }

  /** The database is asked for its own time: that of this server may be another. */
  @Test
  void purge_isBehindByWhatTheOldestRecordIsTooOld() throws Exception {
    deliver(ledger("ledger.retention", "P2D"), message("a", "1"));
    deliver(ledger("ledger.retention", "P2D"), message("b", "1"));
    age("a", 3);
    age("b", 1);
    assertThat(stored().getInt("purgeLag")).isBetween(86_400, 86_400 + 3_600);
    age("a", 1);
    assertThat(stored().getInt("purgeLag")).as("while all are young").isZero();
  }

  private void age(String key, int days) throws Exception {
    store.execute(
        "UPDATE xonce_message SET processed_at = DATEADD('DAY', -%d, CURRENT_TIMESTAMP)"
                .formatted(days)
            + " WHERE key_text = '"
            + key
            + "'");
  }

  @Test
  void otherConsumersOfTheStore_doNotCount() throws Exception {
    deliver(ledger(), message("a", "1"));
    store.execute(
        "INSERT INTO xonce_message (key_hash, consumer, key_text, processed_at, outcome) SELECT"
            + " HASH('SHA-256', 'x'), 'audit', 'x', DATEADD('DAY', -99, CURRENT_TIMESTAMP),"
            + " outcome FROM xonce_message");
    assertThat(stored().getInt("records")).isOne();
    assertThat(stored().getInt("purgeLag")).isZero();
  }

  @Test
  void floor_isToldOnceSomethingWasForgotten() throws Exception {
    ledger();
    store.execute(
        "INSERT INTO xonce_floor VALUES"
            + " ('ledger', TIMESTAMP WITH TIME ZONE '2026-03-05 12:00:00Z')");
    assertThat(stored().getString("floor")).startsWith("2026-03-05T12:00:00");
  }

  @Test
  void storeThatIsAway_isAnErrorAndNotEmpty() {
    ledger();
    store.away(true);
    assertThat(stored()).containsOnlyKeys("error");
  }
}
