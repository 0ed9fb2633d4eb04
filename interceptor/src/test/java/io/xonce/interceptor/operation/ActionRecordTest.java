/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.DeadLetters;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an operator has done is recorded before it is done, and what came of it afterwards. */
class ActionRecordTest extends OperationScenario {

  /** As the resource adapter does, before it receives. */
  private Consumer minded() {
    Consumer ledger = ledger();
    assertThat(ledger.obstacle()).isNull();
    return ledger;
  }

  /** The beginning of an action can be recorded, and its end cannot. */
  private void refuseResults() throws SQLException {
    store.execute("ALTER TABLE xonce_action ADD CONSTRAINT unfinished CHECK (result IS NULL)");
  }

  @Test
  void pause_isDoneToldAndRecorded_untilItIsResumed() {
    Consumer ledger = minded();
    JsonObject paused = operate("pause", "ann", "rates are wrong");
    assertThat(paused.getBoolean("done")).isTrue();
    assertThat(paused.getString("result")).startsWith("Paused ");
    assertThat(ledger.obstacle()).contains("rates are wrong (ann)");
    assertThat(asked("State").getBoolean("pausable")).isTrue();
    assertThat(asked("State").getString("pausedBy")).contains("rates are wrong (ann)");

    JsonObject resumed = operate("resume", "bob", "rates are right");
    assertThat(resumed.getString("result")).startsWith("It goes on. ");
    assertThat(ledger.obstacle()).isNull();
    assertThat(asked("State")).doesNotContainKey("pausedBy");
    assertThat(actions())
        .extracting(action -> action.getString("kind") + " by " + action.getString("actor"))
        .containsExactly("resume by bob", "pause by ann");
    assertThat(actions()).allSatisfy(action -> assertThat(action).containsKey("endedAt"));
    assertThat(actions().get(0).getString("node")).endsWith("/test.ear");
  }

  @Test
  void pauseThatCannotBeRecorded_isNotMade() throws Exception {
    Consumer ledger = minded();
    store.execute("DROP TABLE xonce_action");
    assertThat(operate("pause", "ann", "why").getString("error")).startsWith("XONCE05016");
    assertThat(ledger.obstacle()).isNull();
    assertThat(log.of("XONCE00193")).isEmpty();
  }

  /** Who is told of a failure would do it again, or believe that nothing is paused. */
  @Test
  void deedWhoseResultCannotBeRecorded_isToldToBeDone() throws Exception {
    Consumer ledger = minded();
    refuseResults();
    JsonObject answer = operate("pause", "ann", "why");
    assertThat(ledger.obstacle()).isNotNull();
    assertThat(answer.getBoolean("done")).isTrue();
    assertThat(answer.getString("result")).startsWith("Paused ").contains("XONCE05018");
    assertThat(actions()).singleElement().satisfies(action -> assertThat(isOpen(action)).isTrue());
  }

  /** What failed is what the operator has to mend. */
  @Test
  void failureThatCannotBeRecorded_isToldAllTheSame() throws Exception {
    new DeadLetters("java:/DLQ");
    ledger();
    refuseResults();
    assertThat(
            operate("rehearse", "java:/none", "ID:a", "java:/in", "ann", "why").getString("error"))
        .contains("java:/none")
        .doesNotContain("XONCE050");
    assertThat(actions()).singleElement().satisfies(action -> assertThat(isOpen(action)).isTrue());
  }

  private static boolean isOpen(JsonObject action) {
    return !action.containsKey("endedAt") && !action.containsKey("result");
  }

  /** What comes from a console is text from outside: no line of it may look like another. */
  @Test
  void textsOfAnOperator_cannotForgeALine() {
    ledger();
    operate("begin", "retry", "DLQ\nXONCE00193: x", "ann\r\nERROR", "why\u2028not");
    assertThat(log.of("XONCE00193"))
        .singleElement()
        .asString()
        .doesNotContain("\n", "\r", "\u2028")
        .contains("Operator ann??ERROR");
    assertThat(actions().get(0).getString("actor")).doesNotContain("\n", "\r");
  }

  @Test
  void onlyTheLatestAreListed() {
    ledger();
    for (int i = 0; i <= 100; i++) {
      operate("begin", "retry", "letter " + i, "ann", "why");
    }
    List<JsonObject> latest = actions();
    assertThat(latest).hasSize(100);
    assertThat(latest.get(0).getString("subject")).isEqualTo("letter 100");
    assertThat(latest.get(99).getString("subject")).isEqualTo("letter 1");
  }

  @Test
  void endOfWhatNobodyBegan_changesNothing() {
    ledger();
    String id = operate("begin", "retry", "DLQ", "ann", "why").getString("id");
    assertThat(operate("end", "no id", "done")).containsOnlyKeys("error");
    operate("end", UUID.randomUUID().toString(), "done");
    assertThat(actions()).singleElement().satisfies(action -> assertThat(isOpen(action)).isTrue());
    operate("end", id, "");
    assertThat(actions().get(0).getString("result")).as("an end without a word").isEqualTo("-");
  }
}
