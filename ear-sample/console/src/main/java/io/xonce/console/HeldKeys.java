/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that branches in doubt hold. Whichever consumer was asked, they are of all consumers in
 * the database of the store: each gets the application of its own consumer.
 */
final class HeldKeys {

  private HeldKeys() {}

  /** The answer of a store, with the application of each key that has one on this server. */
  static JsonObject resolved(JsonObject answer, Applications applications) {
    if (!answer.containsKey("branches")) {
      return answer;
    }
    String store = answer.getString("store");
    JsonArrayBuilder branches = Json.createArrayBuilder();
    for (JsonObject branch : objects(answer, "branches")) {
      JsonArrayBuilder keys = Json.createArrayBuilder();
      for (JsonObject key : objects(branch, "keys")) {
        keys.add(resolved(key, applications.of(store, key.getString("consumer"))));
      }
      branches.add(Json.createObjectBuilder(branch).add("keys", keys));
    }
    return Json.createObjectBuilder(answer).add("branches", branches).build();
  }

  private static JsonObjectBuilder resolved(JsonObject key, @Nullable String application) {
    JsonObjectBuilder resolved = Json.createObjectBuilder(key);
    return application == null ? resolved : resolved.add("application", application);
  }

  private static List<JsonObject> objects(JsonObject object, String name) {
    return object.getJsonArray(name).getValuesAs(JsonValue::asJsonObject);
  }
}
