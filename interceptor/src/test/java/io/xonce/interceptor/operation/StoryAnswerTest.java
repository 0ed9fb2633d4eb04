/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.interceptor.consumer.Consumer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In what state a key is, and what each attempt at it came to. */
@Timeout(60)
class StoryAnswerTest extends OperationScenario {

  private JsonObject story() {
    return operate("story", hash("a"));
  }

  private String state() {
    return story().getString("state");
  }

  @Test
  void keyThatNeverCame_isNotKnown() {
    ledger();
    assertThat(state()).isEqualTo("NOT_KNOWN");
    assertThat(story().getJsonArray("attempts")).isEmpty();
    assertThat(story()).doesNotContainKey("record");
  }

  @Test
  void keyThatOnlyFailed_isNotProcessed_untilItIs() throws Exception {
    Consumer ledger = ledger();
    fail(ledger, message("a", "1"));
    application.endLedgers();
    assertThat(state()).isEqualTo("NOT_PROCESSED");
    JsonObject attempt = story().getJsonArray("attempts").getJsonObject(0);
    assertThat(attempt.getString("outcome")).isEqualTo("ROLLED_BACK");
    assertThat(attempt.getBoolean("isRecord")).isFalse();
    assertThat(attempt.getBoolean("inDoubt")).isFalse();
    deliver(ledger, redelivered("a", "1"));
    assertThat(state()).isEqualTo("PROCESSED");
  }

  @Test
  void keyThatItsBeanGaveUp_isRejected() throws Exception {
    Consumer ledger = ledger("ledger.terminal-on", "java.io.IOException");
    assertThatThrownBy(
            () ->
                application.deliver(
                    ledger,
                    message("a", "1"),
                    () -> {
                      throw new IOException("no such account");
                    }))
        .isInstanceOf(IOException.class);
    deliver(ledger, redelivered("a", "1"));
    application.endLedgers();
    assertThat(state()).isEqualTo("REJECTED");
    assertThat(story().getJsonObject("record").getString("outcome")).isEqualTo("REJECTED");
    assertThat(story().getJsonArray("attempts").getJsonObject(0).getString("error"))
        .endsWith("no such account");
  }

  @Test
  void attemptThatHasNotEnded_isRunning_asLongAsItsServerLives() throws Exception {
    fail(ledger(), message("a", "1"));
    while (store.count("xonce_attempt") == 0) {
      Thread.onSpinWait();
    }
    loseTheEnd();
    assertThat(outcome()).isEqualTo("RUNNING");
    assertThat(story().getJsonArray("attempts").getJsonObject(0))
        .doesNotContainKeys("endedAt", "error");
    assertThat(state()).isEqualTo("NOT_PROCESSED");
    application.endLedgers();
    assertThat(outcome()).as("once that has gone").isEqualTo("UNKNOWN");
  }

  private String outcome() {
    return story().getJsonArray("attempts").getJsonObject(0).getString("outcome");
  }

  /** It committed, and its server died before the ledger could say so: the record says it. */
  @Test
  void attemptWhoseRecordStands_hasCommittedWhateverTheLedgerKnows() throws Exception {
    Consumer ledger = ledger();
    fail(ledger, message("a", "1"));
    deliver(ledger, redelivered("a", "1"));
    application.endLedgers();
    loseTheEnd();
    JsonObject attempts = story();
    assertThat(attempts.getString("state")).isEqualTo("PROCESSED");
    assertThat(attempts.getJsonArray("attempts").getValuesAs(JsonObject.class))
        .filteredOn(attempt -> attempt.getBoolean("isRecord"))
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.getString("outcome")).isEqualTo("COMMITTED");
              assertThat(attempt.getInt("delivery")).isEqualTo(2);
            });
  }

  private void loseTheEnd() throws SQLException {
    store.execute("UPDATE xonce_attempt SET outcome = NULL, ended_at = NULL, error = NULL");
  }

  @Test
  void storyWhoseStoreIsAway_isAnErrorAndNoEmptyStory() throws Exception {
    deliver(ledger(), message("a", "1"));
    store.away(true);
    assertThat(story()).containsOnlyKeys("error");
    store.away(false);
  }
}
