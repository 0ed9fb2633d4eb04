/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuaranteesTest {

  private static JsonObject answer(String reached, String demanded, int held, int rolledBack) {
    return Json.createObjectBuilder()
        .add("node", "node-a")
        .add(
            "consumers",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("application", "payments")
                        .add("consumer", "ledger")
                        .add("guarantee", reached)
                        .add("evidence", "No delivery has succeeded yet: 3 rolled back.")
                        .add("minimumGuarantee", demanded)
                        .add(
                            "deliveries", Json.createObjectBuilder().add("ROLLED_BACK", rolledBack))
                        .add("held", held)))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "EXACTLY_ONCE, EXACTLY_ONCE, 0, 0, true",
    "EXACTLY_ONCE, EXACTLY_ONCE, 0, 3, true",
    "EXACTLY_ONCE, DEDUPLICATED, 0, 0, true",
    "DEDUPLICATED, DEDUPLICATED, 0, 0, true",
    "NOT_YET_DELIVERED, EXACTLY_ONCE, 0, 0, true",
    "NOT_YET_DELIVERED, EXACTLY_ONCE, 0, 3, false",
    "OBSERVED, EXACTLY_ONCE, 0, 0, true",
    "DEDUPLICATED, EXACTLY_ONCE, 0, 0, false",
    "EXACTLY_ONCE, EXACTLY_ONCE, 1, 0, false",
    "NONE, DEDUPLICATED, 0, 0, false",
    "PAUSED, NONE, 0, 0, false",
    "REFUSED, EXACTLY_ONCE, 0, 0, false",
    "STORE_UNREACHABLE, EXACTLY_ONCE, 0, 0, false",
    "SOMETHING_NEW, EXACTLY_ONCE, 0, 0, false"
  })
  void guarantee_isEnoughOrNot(
      String reached, String demanded, int held, int rolledBack, boolean well) {
    assertThat(new Guarantees().isWell(answer(reached, demanded, held, rolledBack)))
        .isEqualTo(well);
  }

  @Test
  void whatHasNotSucceeded_isToldWithItsReason() {
    assertThat(Told.by(new Guarantees(), answer("NOT_YET_DELIVERED", "EXACTLY_ONCE", 0, 3)))
        .contains("ledger: No delivery has succeeded yet: 3 rolled back.");
  }

  /** Its application may have failed at its deployment: nobody would be told by silence. */
  @Test
  void serverWithoutConsumers_needsALook() {
    JsonObject none =
        Json.createObjectBuilder()
            .add("node", "node-a")
            .add("consumers", Json.createArrayBuilder())
            .build();
    assertThat(new Guarantees().isWell(none)).isFalse();
    assertThat(Told.by(new Guarantees(), none))
        .startsWith("Nothing is deployed here: node-a has no consumer.");
  }
}
