/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which application a consumer is of: two applications may have consumers of one name. */
final class Applications {

  private final Map<String, String> inStore = new HashMap<>();
  private final Map<String, Set<String>> anywhere = new HashMap<>();

  /** Those of this server. */
  Applications(List<JsonObject> states) {
    for (JsonObject state : states) {
      String consumer = state.getString("consumer", "");
      String application = state.getString("application", "");
      inStore.putIfAbsent(name(state.getString("store", ""), consumer), application);
      anywhere.computeIfAbsent(consumer, name -> new TreeSet<>()).add(application);
    }
  }

  private static String name(String store, String consumer) {
    return store + "\n" + consumer;
  }

  /** That of a consumer whose attempts a store holds; null: none on this server. */
  @Nullable String of(String store, String consumer) {
    return inStore.get(name(store, consumer));
  }

  /** That of a consumer of which only the name is known; null: none, or several. */
  @Nullable String of(String consumer) {
    Set<String> applications = anywhere.getOrDefault(consumer, Set.of());
    return applications.size() == 1 ? applications.iterator().next() : null;
  }
}
