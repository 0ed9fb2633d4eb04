/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.consumer.Consumer;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A key that is forgotten is processed again, by every server; until then it is a duplicate. */
@Timeout(60)
class KeyForgettingTest extends OperationScenario {

  private JsonObject forget() {
    return operate("forget", hash("a"), "ann", "wrong rate");
  }

  @Test
  void keyThatTwoServersKnow_isProcessedAgainOnce() throws Exception {
    Consumer here = ledger();
    Consumer there = ledger();
    for (Consumer each : List.of(here, there, here, there)) {
      deliver(each, message("a", "1"));
    }
    assertThat(effects()).isEqualTo(1);

    assertThat(forget().getBoolean("done")).isTrue();

    deliver(there, message("a", "1"));
    assertThat(effects()).isEqualTo(2);
    deliver(here, message("a", "1"));
    deliver(there, message("a", "1"));
    assertThat(effects()).isEqualTo(2);
    JsonObject action = actions().get(0);
    assertThat(action.getString("actor")).isEqualTo("ann");
    assertThat(action.getString("subject")).isEqualTo("a");
    assertThat(action.getString("result")).startsWith("Forgotten.");
  }

  /** It met the record, and would remember the key after that is gone. */
  @Test
  void copyThatEndsAfterwards_doesNotBringTheKeyBack() throws Exception {
    deliver(ledger(), message("a", "1"));
    Consumer there = ledger();
    server.deliver(
        () -> {
          application.process(there, message("a", "1"), () -> effect("1"));
          return CompletableFuture.supplyAsync(this::forget).join();
        });
    assertThat(records()).isZero();
    deliver(there, message("a", "1"));
    assertThat(effects()).isEqualTo(2);
  }

  /** Its server died between the announcement and the end: the key stays what it was. */
  @Test
  void keyThatIsOnlyAnnounced_isADuplicateForEverybody() throws Exception {
    Consumer here = ledger();
    deliver(here, message("a", "1"));
    store.execute(
        "INSERT INTO xonce_forgotten SELECT key_hash, consumer, CURRENT_TIMESTAMP"
            + " FROM xonce_message");
    for (Consumer each : List.of(here, ledger(), here)) {
      deliver(each, message("a", "1"));
    }
    assertThat(effects()).isEqualTo(1);
    assertThat(application.count("ledger", "Duplicates", "REDELIVERED"))
        .as("that of the latest of the two")
        .isOne();
  }

  /** Somebody else forgot it, and a copy was processed while this one waited. */
  @Test
  void recordThatChangedMeanwhile_isNotTheOneToForget() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    CompletableFuture<JsonObject> forgotten = CompletableFuture.supplyAsync(this::forget);
    while (store.count("xonce_forgotten") == 0) {
      Thread.onSpinWait();
    }
    store.execute("DELETE FROM xonce_message");
    Message copy = message("a", "1");
    copy.setJMSMessageID("ID:copy");
    deliver(ledger, copy);
    JsonObject answer = forgotten.get();
    assertThat(answer.getBoolean("done")).isFalse();
    assertThat(answer.getString("result")).startsWith("Not forgotten: its record has changed");
    assertThat(records()).isOne();
    assertThat(effects()).isEqualTo(2);
  }

  @Test
  void keyWithoutARecord_isNotForgotten() throws Exception {
    deliver(ledger(), message("b", "1"));
    JsonObject answer = forget();
    assertThat(answer.getBoolean("done")).isFalse();
    assertThat(answer.getString("result")).startsWith("Nothing to forget");
    assertThat(store.count("xonce_forgotten")).isZero();
    assertThat(store.count("xonce_action")).isOne();
  }

  /** Named by its hash; those who remember it would look for an announcement to them in vain. */
  @Test
  void keyOfAnotherConsumer_isLeftAlone() throws Exception {
    deliver(ledger(), message("a", "1"));
    store.execute("UPDATE xonce_message SET consumer = 'shipping'");
    JsonObject answer = forget();
    assertThat(answer.getBoolean("done")).isFalse();
    assertThat(answer.getString("result")).startsWith("Nothing to forget: this consumer has no");
    assertThat(records()).isOne();
    assertThat(store.count("xonce_forgotten")).isZero();
  }

  @Test
  void whatCannotBeRecorded_isNotDone() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    store.execute("DROP TABLE xonce_action");
    assertThat(forget().getString("error")).startsWith("XONCE05016");
    assertThat(records()).isOne();
    assertThat(store.count("xonce_forgotten")).isZero();
  }
}
