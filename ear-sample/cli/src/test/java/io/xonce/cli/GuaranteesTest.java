/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuaranteesTest {

  @ParameterizedTest
  @CsvSource({
    "EXACTLY_ONCE, EXACTLY_ONCE, 0, true",
    "EXACTLY_ONCE, DEDUPLICATED, 0, true",
    "DEDUPLICATED, DEDUPLICATED, 0, true",
    "NOT_YET_DELIVERED, EXACTLY_ONCE, 0, true",
    "OBSERVED, EXACTLY_ONCE, 0, true",
    "DEDUPLICATED, EXACTLY_ONCE, 0, false",
    "EXACTLY_ONCE, EXACTLY_ONCE, 1, false",
    "NONE, DEDUPLICATED, 0, false",
    "PAUSED, NONE, 0, false",
    "REFUSED, EXACTLY_ONCE, 0, false",
    "STORE_UNREACHABLE, EXACTLY_ONCE, 0, false",
    "SOMETHING_NEW, EXACTLY_ONCE, 0, false"
  })
  void guarantee_isEnoughOrNot(String reached, String demanded, int held, boolean well) {
    JsonObject answer =
        Json.createObjectBuilder()
            .add(
                "consumers",
                Json.createArrayBuilder()
                    .add(
                        Json.createObjectBuilder()
                            .add("guarantee", reached)
                            .add("minimumGuarantee", demanded)
                            .add("held", held)))
            .build();
    assertThat(new Guarantees().isWell(answer)).isEqualTo(well);
  }
}
