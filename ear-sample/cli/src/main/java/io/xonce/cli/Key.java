/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The key of a message, as the console names it. */
record Key(Consumer consumer, String hash) {

  private static final Pattern HASH = Pattern.compile("#[0-9a-f]{64}");
  private static final int SHOWN = 10;

  /** The one that a command is about: the very key, not one that merely begins so. */
  static Key of(Arguments arguments, Server server) {
    String text = arguments.subject("key");
    String consumer = arguments.option("--consumer");
    if (HASH.matcher(text).matches()) {
      return new Key(Consumer.only(consumer, server), text.substring(1));
    }
    Map<String, String> question = question(text, arguments.option("--tenant"), consumer, server);
    List<JsonObject> same = named(question, server);
    if (same.isEmpty()) {
      same = shownAs(text, alike(question, server));
    }
    if (same.size() > 1) {
      throw Failure.look("Several have this key. Which one?" + list(same));
    }
    JsonObject hit = same.get(0);
    return new Key(
        new Consumer(hit.getString("application"), hit.getString("consumer")),
        hit.getString("hash"));
  }

  private static Map<String, String> question(
      String text, @Nullable String tenant, @Nullable String consumer, Server server) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("key", text);
    if (tenant != null) {
      parameters.put("tenant", tenant);
    }
    if (consumer != null) {
      parameters.putAll(Consumer.only(consumer, server).parameters());
    }
    return parameters;
  }

  /** By the key itself, which no store has to be walked for. */
  private static List<JsonObject> named(Map<String, String> question, Server server) {
    Map<String, String> exactly = new LinkedHashMap<>(question);
    exactly.put("exact", "true");
    JsonObject answer = server.get("keys", exactly);
    if (Members.hasTroubles(answer)) {
      throw Failure.server(Members.texts(answer, "problems"));
    }
    return Members.all(answer, "keys");
  }

  /** What begins so. That may take too long, and then says no more than that. */
  private static JsonObject alike(Map<String, String> question, Server server) {
    try {
      return server.get("keys", question);
    } catch (Failure e) {
      return Json.createObjectBuilder()
          .add("problems", Json.createArrayBuilder().add(String.valueOf(e.getMessage())))
          .build();
    }
  }

  /** Whoever copies what is shown of a key means that one, if all that are shown so are known. */
  private static List<JsonObject> shownAs(String text, JsonObject alike) {
    List<JsonObject> same =
        Members.all(alike, "keys").stream()
            .filter(hit -> hit.getString("key", "").equals(text))
            .toList();
    if (same.isEmpty() || Members.hasTroubles(alike)) {
      throw Failure.look(unknown(text, alike));
    }
    return same;
  }

  private static String unknown(String text, JsonObject alike) {
    List<JsonObject> hits = Members.all(alike, "keys");
    return "Nobody knows the key "
        + text
        + (hits.isEmpty() ? "" : ". Some begin so:" + list(hits))
        + (Members.hasTroubles(alike)
            ? "%n  Whether others begin so is not known: %s"
                .formatted(Members.texts(alike, "problems"))
            : "");
  }

  private static String list(List<JsonObject> hits) {
    return hits.stream()
        .limit(SHOWN)
        .map(
            hit ->
                "%n  %s, --consumer %s/%s, #%s"
                    .formatted(
                        Members.text(hit, "key"),
                        hit.getString("application"),
                        hit.getString("consumer"),
                        hit.getString("hash")))
        .collect(Collectors.joining());
  }
}
