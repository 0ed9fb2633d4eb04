/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a search asks for; what is left out is not asked. */
public class KeyCriteria {

  @QueryParam("key")
  @Nullable String key;

  @QueryParam("tenant")
  @Nullable String tenant;

  @QueryParam("message")
  @Nullable String message;

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("until")
  @Nullable String until;

  @QueryParam("exact")
  boolean exact;

  @QueryParam("most")
  @Nullable Integer most;

  /** Called by the container. */
  public KeyCriteria() {}

  String toJson() {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    texts.put("key", key);
    texts.put("tenant", tenant);
    texts.put("message", message);
    texts.put("from", from);
    texts.put("until", until);
    JsonObjectBuilder builder = Json.createObjectBuilder();
    texts.forEach(
        (name, text) -> {
          if (text != null && !text.isBlank()) {
            builder.add(name, text);
          }
        });
    if (exact) {
      builder.add("exact", true);
    }
    if (most != null) {
      builder.add("most", most);
    }
    return builder.build().toString();
  }
}
