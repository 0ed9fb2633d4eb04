/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.junit.jupiter.api.Test;

/** Answers of several consumers to one search. */
class FoundKeysTest {

  private static final ConsumerId LEDGER = new ConsumerId("shop", "ledger");
  private static final ConsumerId AUDIT = new ConsumerId("bank", "audit");

  private static JsonObjectBuilder answer(String key) {
    JsonObjectBuilder hit = Json.createObjectBuilder().add("key", key);
    return Json.createObjectBuilder().add("keys", Json.createArrayBuilder().add(hit));
  }

  @Test
  void key_isOfTheApplicationThatWasAsked() {
    FoundKeys found = new FoundKeys();
    found.add(LEDGER, answer("a").add("more", false).build());
    found.add(AUDIT, answer("b").build());
    assertThat(found.toJson())
        .hasToString(
            "{\"keys\":[{\"key\":\"a\",\"application\":\"shop\"},{\"key\":\"b\",\"application\":\"bank\"}],"
                + "\"more\":false,\"problems\":[]}");
  }

  @Test
  void more_isSaidIfOneHasMore() {
    FoundKeys found = new FoundKeys();
    found.add(LEDGER, answer("a").add("more", true).build());
    found.add(AUDIT, answer("b").add("more", false).build());
    assertThat(found.toJson().getBoolean("more")).isTrue();
  }

  /** A key that was found is told although what is like it was not. */
  @Test
  void problem_hidesNoKey() {
    FoundKeys found = new FoundKeys();
    found.add(LEDGER, answer("a").add("problem", "it takes too long").build());
    found.addProblem(AUDIT, "away");
    JsonObject told = found.toJson();
    assertThat(told.getJsonArray("keys")).hasSize(1);
    assertThat(told.getJsonArray("problems"))
        .hasToString("[\"ledger: it takes too long\",\"audit: away\"]");
  }
}
