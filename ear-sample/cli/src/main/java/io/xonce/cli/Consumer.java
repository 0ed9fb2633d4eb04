/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A consumer of an application on the server. */
record Consumer(String application, String name) {

  private static Consumer of(JsonObject state) {
    return new Consumer(state.getString("application"), state.getString("consumer"));
  }

  /** Those that a text names: a consumer, an application and a consumer, or all if it is null. */
  static List<Consumer> named(@Nullable String text, Server server) {
    List<Consumer> all =
        Members.all(server.get("consumers"), "consumers").stream().map(Consumer::of).toList();
    return all.stream().filter(consumer -> text == null || consumer.isNamed(text)).toList();
  }

  boolean isNamed(String text) {
    return text.equals(name) || text.equals(toString());
  }

  /** The only one that a text names. */
  static Consumer only(@Nullable String text, Server server) {
    List<Consumer> found = named(text, server);
    if (found.isEmpty()) {
      throw Failure.usage(
          text == null ? "There is no consumer on this server" : "There is no consumer " + text);
    }
    if (found.size() > 1) {
      throw Failure.usage("Which one? " + found);
    }
    return found.get(0);
  }

  Map<String, String> parameters() {
    return Map.of("application", application, "consumer", name);
  }

  /** What a request to act on it begins with. */
  JsonObjectBuilder wish(String reason) {
    return Json.createObjectBuilder()
        .add("application", application)
        .add("consumer", name)
        .add("reason", reason);
  }

  @Override
  public String toString() {
    return application + "/" + name;
  }
}
