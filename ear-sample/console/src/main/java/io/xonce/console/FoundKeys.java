/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** What consumers answer to a search, put together. */
final class FoundKeys {

  private final JsonArrayBuilder keys = Json.createArrayBuilder();
  private final JsonArrayBuilder problems = Json.createArrayBuilder();
  private boolean more;

  /** The answer of one, which may have found something and still have failed to look for all. */
  void add(ConsumerId consumer, JsonObject answer) {
    for (JsonObject hit : answer.getJsonArray("keys").getValuesAs(JsonValue::asJsonObject)) {
      keys.add(Json.createObjectBuilder(hit).add("application", consumer.application()));
    }
    more |= answer.getBoolean("more", false);
    addProblem(consumer, answer.getString("problem", null));
  }

  void addProblem(ConsumerId consumer, @Nullable String problem) {
    if (problem != null) {
      problems.add(consumer.consumer() + ": " + problem);
    }
  }

  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("keys", keys)
        .add("more", more)
        .add("problems", problems)
        .build();
  }
}
