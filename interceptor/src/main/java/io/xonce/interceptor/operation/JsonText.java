/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.store.MessageKey;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object in JSON; what is null is left out. */
final class JsonText {

  private final JsonObjectBuilder builder = Json.createObjectBuilder();

  /** Numbers and booleans as such, all else as text. */
  JsonText with(String name, @Nullable Object value) {
    if (value instanceof Boolean flag) {
      builder.add(name, flag);
    } else if (value instanceof Number number) {
      builder.add(name, number.longValue());
    } else if (value != null) {
      builder.add(name, value.toString());
    }
    return this;
  }

  JsonText with(String name, JsonText value) {
    builder.add(name, value.builder);
    return this;
  }

  JsonText withTexts(String name, Collection<String> texts) {
    builder.add(name, Json.createArrayBuilder(texts));
    return this;
  }

  JsonText withCounts(String name, Map<String, Long> counts) {
    JsonText object = new JsonText();
    counts.forEach(object::with);
    return with(name, object);
  }

  <T> JsonText withAll(String name, Collection<T> values, Function<T, JsonText> write) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    values.forEach(value -> array.add(write.apply(value).builder));
    builder.add(name, array);
    return this;
  }

  /** What a key is shown and found by. */
  JsonText withKey(MessageKey key) {
    return with("consumer", key.consumer())
        .with("key", key.text().isEmpty() ? null : key.text())
        .with("hash", HexFormat.of().formatHex(key.hash()));
  }

  JsonObject object() {
    return builder.build();
  }

  @Override
  public String toString() {
    return object().toString();
  }
}
