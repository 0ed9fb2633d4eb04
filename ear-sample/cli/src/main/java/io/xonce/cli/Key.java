/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

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
    List<JsonObject> found = search(text, arguments.option("--tenant"), consumer, server);
    List<JsonObject> same = same(text, found);
    if (same.size() == 1) {
      JsonObject hit = same.get(0);
      return new Key(
          new Consumer(hit.getString("application"), hit.getString("consumer")),
          hit.getString("hash"));
    }
    throw Failure.look(
        same.isEmpty() ? unknown(text, found) : "Several have this key. Which one?" + list(same));
  }

  /** Those that the server has found by the key itself; a text that is shown may be shortened. */
  private static List<JsonObject> same(String text, List<JsonObject> found) {
    List<JsonObject> named = found.stream().filter(hit -> hit.getBoolean("named", false)).toList();
    return named.isEmpty()
        ? found.stream().filter(hit -> hit.getString("key", "").equals(text)).toList()
        : named;
  }

  private static List<JsonObject> search(
      String text, @Nullable String tenant, @Nullable String consumer, Server server) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("key", text);
    if (tenant != null) {
      parameters.put("tenant", tenant);
    }
    if (consumer != null) {
      parameters.putAll(Consumer.only(consumer, server).parameters());
    }
    JsonObject answer = server.get("keys", parameters);
    if (Members.hasTroubles(answer)) {
      throw Failure.server(Members.texts(answer, "problems"));
    }
    return Members.all(answer, "keys");
  }

  private static String unknown(String text, List<JsonObject> alike) {
    return alike.isEmpty()
        ? "Nobody knows the key " + text
        : "Nobody knows the key " + text + ". Some begin so:" + list(alike);
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
