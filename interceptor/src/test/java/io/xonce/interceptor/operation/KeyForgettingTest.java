/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.store.MessageKey;
import jakarta.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.management.JMException;
import org.junit.jupiter.api.Test;

/** A key that is forgotten is processed again, by every server; until then it is a duplicate. */
class KeyForgettingTest extends LedgerScenario {

  private static final String HASH =
      HexFormat.of().formatHex(MessageKey.of("ledger", null, List.of("a")).hash());

  private JsonObject forget() {
    try {
      return application.operate("ledger", "forget", HASH, "ann", "wrong rate");
    } catch (JMException e) {
      throw new AssertionError(e);
    }
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
    JsonObject action =
        application.asked("ledger", "Actions").getJsonArray("actions").getJsonObject(0);
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

  @Test
  void keyWithoutARecord_isNotForgotten() throws Exception {
    deliver(ledger(), message("b", "1"));
    JsonObject answer = forget();
    assertThat(answer.getBoolean("done")).isFalse();
    assertThat(answer.getString("result")).startsWith("Nothing to forget");
    assertThat(store.count("xonce_forgotten")).isZero();
    assertThat(store.count("xonce_action")).isOne();
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
