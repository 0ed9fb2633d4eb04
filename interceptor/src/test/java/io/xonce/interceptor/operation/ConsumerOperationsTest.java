/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.consumer.Consumer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a console asks of a consumer, as JMX gives it. */
class ConsumerOperationsTest extends OperationScenario {

  @Test
  void state_isWhatIsSetAndCounted() throws Exception {
    Consumer ledger = ledger("ledger.retention", "P2D");
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("a", "1"));
    JsonObject state = asked("State");
    assertThat(state.getString("consumer")).isEqualTo("ledger");
    assertThat(state.getString("application")).isEqualTo("test.ear");
    assertThat(state.getString("guarantee")).isEqualTo("EXACTLY_ONCE");
    assertThat(state.getInt("retentionSeconds")).isEqualTo(172_800);
    assertThat(state.getJsonObject("deliveries").getInt("COMMITTED")).isOne();
    assertThat(
            state.getJsonObject("duplicates").getInt("REPLAYED", 0)
                + state.getJsonObject("duplicates").getInt("REDELIVERED", 0))
        .isOne();
    assertThat(state.getBoolean("pausable")).isFalse();
    assertThat(state.getJsonArray("key").getString(0)).isEqualTo("property(id)");
  }

  @Test
  void storedRecords_areCounted() throws Exception {
    deliver(ledger(), message("a", "1"));
    JsonObject stored = asked("StoredRecords");
    assertThat(stored.getInt("records")).isOne();
    assertThat(stored.getInt("purgeLag")).isZero();
    assertThat(stored.getBoolean("more")).isFalse();
    assertThat(stored).containsKey("oldest").doesNotContainKey("floor");
  }

  @Test
  void story_tellsEachAttemptAndTheRecord() throws Exception {
    Consumer ledger = ledger();
    fail(ledger, message("a", "1"));
    deliver(ledger, redelivered("a", "1"));
    application.endLedgers();
    JsonObject story = operate("story", hash("a"));
    assertThat(story.getString("state")).isEqualTo("PROCESSED");
    assertThat(story.getString("key")).isEqualTo("a");
    JsonArray attempts = story.getJsonArray("attempts");
    assertThat(attempts).hasSize(2);
    assertThat(attempts.getJsonObject(0).getString("outcome")).isEqualTo("ROLLED_BACK");
    assertThat(attempts.getJsonObject(0).getString("error")).endsWith("no rate");
    assertThat(attempts.getJsonObject(1).getBoolean("isRecord")).isTrue();
    assertThat(story.getJsonObject("record").getString("messageId")).isEqualTo("ID:a");
  }

  @Test
  void key_isFoundByItselfItsBeginningAndItsMessage() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("ab", "1"));
    assertThat(found("{\"key\":\"a\"}")).containsExactly("a", "ab");
    assertThat(found("{\"key\":\"ab\"}")).containsExactly("ab");
    assertThat(found("{\"message\":\"ID:a\"}")).containsExactly("a");
    assertThat(found("{\"most\":1}")).hasSize(1);
    assertThat(found("{\"key\":\"x\"}")).isEmpty();
    assertThat(found("{\"until\":\"2001-01-01T00:00:00Z\"}")).isEmpty();
  }

  private List<String> found(String criteria) throws Exception {
    return operate("search", criteria)
        .getJsonArray("keys")
        .getValuesAs(hit -> ((JsonObject) hit).getString("key"));
  }

  @Test
  void failures_areToldByMessage() throws Exception {
    Consumer ledger = ledger();
    fail(ledger, message("a", "1"));
    application.endLedgers();
    JsonObject messages =
        operate("failures", (Object) new String[] {"ID:a", "ID:b"}).getJsonObject("messages");
    assertThat(messages).containsOnlyKeys("ID:a");
    JsonObject failure = messages.getJsonObject("ID:a");
    assertThat(failure.getString("consumer")).isEqualTo("ledger");
    assertThat(failure.getString("hash")).isEqualTo(hash("a"));
    assertThat(failure.getString("error")).isEqualTo("java.lang.IllegalStateException: no rate");
  }

  @Test
  void whatIsAskedWrongly_isAnError() throws Exception {
    ledger();
    assertThat(operate("story", "xyz")).containsOnlyKeys("error");
    assertThat(operate("search", "[")).containsOnlyKeys("error");
    assertThat(operate("verdicts", "java:/none", new String[] {"ID:a"})).containsOnlyKeys("error");
  }

  @Test
  void whatOnlyObserves_rehearsesNothing() throws Exception {
    ledger("ledger.mode", "observe");
    assertThat(
            operate("rehearse", "java:/DLQ", "ID:a", "java:/in", "ann", "why").getString("error"))
        .startsWith("XONCE00196");
    assertThat(actions()).isEmpty();
  }

  @Test
  void whatCannotBeRehearsed_isRecorded() throws Exception {
    ledger();
    assertThat(operate("rehearse", "java:/none", "ID:a", "java:/in", "ann", "why"))
        .containsOnlyKeys("error");
    JsonObject action = actions().get(0);
    assertThat(action.getString("kind")).isEqualTo("rehearse");
    assertThat(action.getString("subject")).isEqualTo("ID:a from java:/none");
    assertThat(action.getString("result")).startsWith("Failed: ");
  }

  @Test
  void pauseThatNobodyMinds_isRecordedAndNotDone() throws Exception {
    ledger();
    JsonObject answer = operate("pause", "ann", "rates are wrong");
    assertThat(answer.getBoolean("done")).isFalse();
    JsonObject action = actions().get(0);
    assertThat(action.getString("kind")).isEqualTo("pause");
    assertThat(action.getString("reason")).isEqualTo("rates are wrong");
    assertThat(action.getString("result")).startsWith("Not paused");
    assertThat(log.of("XONCE00193")).singleElement().asString().contains("Operator ann: pause");
  }

  @Test
  void whoSaysNoReason_doesNothing() throws Exception {
    ledger();
    assertThat(operate("pause", "ann", " ")).containsOnlyKeys("error");
    assertThat(operate("resume", "", "why")).containsOnlyKeys("error");
    assertThat(actions()).isEmpty();
  }

  @Test
  void deedOfAConsole_isRecordedFromItsBeginning() throws Exception {
    ledger();
    String id = operate("begin", "retry", "DLQ", "ann", "rates are back").getString("id");
    assertThat(actions().get(0)).doesNotContainKey("endedAt");
    operate("end", id, "12 retried");
    assertThat(actions().get(0).getString("result")).isEqualTo("12 retried");
  }

  @Test
  void branchesInDoubt_areAnEmptyListOnAQuietServer() throws Exception {
    ledger();
    assertThat(asked("BranchesInDoubt").getJsonArray("branches")).isEmpty();
  }
}
