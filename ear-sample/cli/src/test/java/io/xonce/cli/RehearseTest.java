/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rehearsal has shown, told to people and to scripts. */
class RehearseTest {

  @Test
  void all_isTold() {
    assertThat(
            Told.by(
                    new Rehearse(),
                    """
                {"done": true, "result": "The bean failed.", "rehearsal": {
                  "called": true, "fails": true,
                  "thrown": {"class": "a.B", "message": "no rate"},
                  "resources": ["java:/A", "java:/JmsXA"], "unseen": ["java:/JmsXA"],
                  "statements": [{"sql": "INSERT INTO t VALUES (?)", "times": 2, "rows": 3}],
                  "sent": [{"destination": "out", "messages": 1}]}}
                """)
                .lines())
        .containsExactly(
            "The bean failed.",
            "Thrown: a.B: no rate",
            "Took part: java:/A, java:/JmsXA",
            "Not looked into: java:/JmsXA",
            "",
            "STATEMENT                 TIMES  ROWS",
            "INSERT INTO t VALUES (?)  2      3",
            "",
            "SENT TO  MESSAGES",
            "out      1");
  }

  @Test
  void whatIsEmpty_isSaid() {
    assertThat(
            Told.by(
                    new Rehearse(),
                    """
                {"done": true, "result": "It is refused.", "rehearsal": {
                  "called": false, "fails": true, "statementsUnseen": "The bean was not called.",
                  "resources": ["java:/A"], "unseen": [], "sent": []}}
                """)
                .lines())
        .containsExactly(
            "It is refused.",
            "Took part: java:/A",
            "Not looked into: nothing",
            "The bean was not called.");
  }

  @Test
  void whatWasNotRehearsed_hasAReasonOnly() {
    assertThat(
            Told.by(new Rehearse(), "{\"done\": false, \"result\": \"Nobody took it.\"}").lines())
        .containsExactly("Nobody took it.");
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, false, true",
    "true, true, true, false",
    "true, false, false, false",
    "false, true, false, false"
  })
  void onlyWhatWouldBeProcessed_isWell(boolean done, boolean called, boolean fails, boolean well) {
    JsonObject answer =
        Told.read(
            "{\"done\": %s, \"rehearsal\": {\"called\": %s, \"fails\": %s}}"
                .formatted(done, called, fails));
    assertThat(new Rehearse().isWell(answer)).isEqualTo(well);
  }
}
