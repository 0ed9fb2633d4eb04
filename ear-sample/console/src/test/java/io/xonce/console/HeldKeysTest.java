/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two applications on one store, of which one was asked for what is in doubt. */
class HeldKeysTest {

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static final Applications APPLICATIONS =
      new Applications(
          List.of(
              json("{\"store\":\"one\",\"application\":\"alpha\",\"consumer\":\"a\"}"),
              json("{\"store\":\"one\",\"application\":\"payments\",\"consumer\":\"ledger\"}"),
              json("{\"store\":\"two\",\"application\":\"other\",\"consumer\":\"gone\"}")));

  @Test
  void key_isOfTheApplicationOfItsConsumer() {
    JsonObject answer =
        json(
            """
            {"store": "one", "branches": [
              {"branch": "b1", "keys": [{"consumer": "a", "hash": "1"}]},
              {"branch": "b2", "keys": [
                {"consumer": "ledger", "hash": "2"}, {"consumer": "gone", "hash": "3"}]},
              {"branch": "b3", "keys": []}]}
            """);
    assertThat(HeldKeys.resolved(answer, APPLICATIONS))
        .isEqualTo(
            json(
                """
                {"store": "one", "branches": [
                  {"branch": "b1", "keys": [
                    {"consumer": "a", "hash": "1", "application": "alpha"}]},
                  {"branch": "b2", "keys": [
                    {"consumer": "ledger", "hash": "2", "application": "payments"},
                    {"consumer": "gone", "hash": "3"}]},
                  {"branch": "b3", "keys": []}]}
                """));
  }

  @Test
  void storeThatDoesNotAnswer_saysWhyStill() {
    JsonObject answer = json("{\"store\": \"one\", \"error\": \"away\"}");
    assertThat(HeldKeys.resolved(answer, APPLICATIONS)).isEqualTo(answer);
  }
}
