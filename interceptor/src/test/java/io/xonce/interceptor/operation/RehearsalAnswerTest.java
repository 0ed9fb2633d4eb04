/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.proof.Participant;
import io.xonce.interceptor.rehearsal.RehearsalReport;
import io.xonce.store.ExecutedStatement;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of a rehearsal, and above all what nobody could see of it. */
class RehearsalAnswerTest {

  private static final String STORE = "java:/Store";
  private static final Participant DATABASE = new Participant(STORE, false);
  private static final Participant SENDER = new Participant("java:/XonceJMS", true);
  private static final Participant FOREIGN = new Participant("java:/JmsXA", false);
  private static final List<ExecutedStatement> STATEMENTS =
      List.of(
          new ExecutedStatement("INSERT INTO effect VALUES (?)", 3, 4L),
          new ExecutedStatement("SELECT 1", 2, null));

  private static RehearsalReport report(
      boolean called,
      @Nullable Throwable thrown,
      boolean marked,
      @Nullable List<ExecutedStatement> statements,
      Participant... participants) {
    return new RehearsalReport(
        called,
        thrown,
        marked,
        List.of(participants),
        statements,
        Map.of("java:/out", 2, "java:/mail", 1),
        Duration.ofMillis(1_234));
  }

  private static String summary(boolean called, @Nullable Throwable thrown, boolean marked) {
    return RehearsalAnswer.summary(report(called, thrown, marked, null));
  }

  private static JsonObject answer(
      boolean called, @Nullable List<ExecutedStatement> statements, Participant... participants) {
    return RehearsalAnswer.of(report(called, null, false, statements, participants), STORE)
        .object();
  }

  private static List<String> texts(JsonObject answer, String name) {
    return answer.getJsonArray(name).getValuesAs(JsonString::getString);
  }

  @Test
  void summary_tellsEachOutcomeFromTheOthers() {
    IllegalStateException failure = new IllegalStateException("no rate");
    assertThat(summary(true, null, false)).contains("it would be processed");
    assertThat(summary(true, failure, false))
        .contains("it fails with java.lang.IllegalStateException: no rate");
    assertThat(summary(false, failure, false)).contains("it is refused with ");
    assertThat(summary(true, null, true)).contains("has its transaction rolled back");
    assertThat(summary(false, null, false)).contains("the bean is not called");
    assertThat(summary(true, failure, true)).as("what failed explains the mark").contains("fails");
  }

  @Test
  void summary_addsUpWhatWasDone() {
    assertThat(RehearsalAnswer.summary(report(true, null, false, STATEMENTS)))
        .endsWith("; 5 statements, 4 rows changed, 3 sent");
    assertThat(RehearsalAnswer.summary(report(true, null, false, List.of())))
        .endsWith("; 0 statements, 0 rows changed, 3 sent");
    List<ExecutedStatement> one = List.of(new ExecutedStatement("DELETE FROM effect", 1, 1L));
    assertThat(RehearsalAnswer.summary(report(true, null, false, one)))
        .endsWith("; 1 statement, 1 row changed, 3 sent");
    assertThat(summary(true, null, false)).as("where none can be seen").endsWith("; 3 sent");
  }

  /** It is recorded, and shown on a page. */
  @Test
  void summary_isOneLine() {
    assertThat(summary(true, new IllegalStateException("a\nXONCE00060: b"), false))
        .doesNotContain("\n");
  }

  @Test
  void answer_listsWhatWasExecutedAndSent() {
    JsonObject answer = answer(true, STATEMENTS, DATABASE);
    assertThat(answer.getInt("millis")).isEqualTo(1_234);
    assertThat(answer).doesNotContainKeys("thrown", "statementsUnseen");
    JsonObject insert = answer.getJsonArray("statements").getJsonObject(0);
    assertThat(insert.getString("sql")).isEqualTo("INSERT INTO effect VALUES (?)");
    assertThat(insert.getInt("times")).isEqualTo(3);
    assertThat(insert.getInt("rows")).isEqualTo(4);
    assertThat(answer.getJsonArray("statements").getJsonObject(1)).doesNotContainKey("rows");
    assertThat(answer.getJsonArray("sent").getValuesAs(JsonObject.class))
        .extracting(sent -> sent.getString("destination") + " " + sent.getInt("messages"))
        .containsExactlyInAnyOrder("java:/out 2", "java:/mail 1");
  }

  @Test
  void whatNobodySaw_isSaidToBeUnseen() {
    JsonObject seen = answer(true, STATEMENTS, DATABASE, SENDER, FOREIGN);
    assertThat(texts(seen, "resources")).containsExactly(STORE, "java:/XonceJMS", "java:/JmsXA");
    assertThat(texts(seen, "unseen")).containsExactly("java:/JmsXA");

    JsonObject blind = answer(true, null, DATABASE, SENDER, FOREIGN);
    assertThat(texts(blind, "unseen")).containsExactly(STORE, "java:/JmsXA");
    assertThat(blind.getString("statementsUnseen")).contains("is not HonestXADataSource");
    assertThat(blind).doesNotContainKey("statements");
  }

  /** As with a conflict: its store took part, since the key was looked up there. */
  @Test
  void beanThatWasNotCalled_hasExecutedNothing() {
    JsonObject answer = answer(false, null, DATABASE, SENDER);
    assertThat(answer.getString("statementsUnseen"))
        .isEqualTo("The bean was not called: it executed nothing.");
    assertThat(texts(answer, "resources")).containsExactly(STORE, "java:/XonceJMS");
    assertThat(texts(answer, "unseen")).as("there was nothing to see").isEmpty();
  }
}
