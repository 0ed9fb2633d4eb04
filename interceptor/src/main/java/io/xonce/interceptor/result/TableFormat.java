/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.result;

import io.xonce.interceptor.server.PlatformTypes;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A map, as pairs in the order in which it gives them: its keys need not be text. */
final class TableFormat implements ValueFormat {

  /** What is read back as what; each keeps the order in which entries are put. */
  private static final Map<Class<?>, Supplier<Map<@Nullable Object, @Nullable Object>>>
      IMPLEMENTATIONS =
          Map.of(
              Map.class, LinkedHashMap::new,
              HashMap.class, LinkedHashMap::new,
              LinkedHashMap.class, LinkedHashMap::new,
              SortedMap.class, TreeMap::new,
              NavigableMap.class, TreeMap::new,
              TreeMap.class, TreeMap::new);

  private final Class<?> type;
  private final ValueFormat keys;
  private final ValueFormat values;

  private TableFormat(Class<?> type, ValueFormat keys, ValueFormat values) {
    this.type = type;
    this.keys = keys;
    this.values = values;
  }

  static boolean holds(Class<?> type) {
    return IMPLEMENTATIONS.containsKey(type);
  }

  static TableFormat of(Class<?> type, ValueFormat keys, ValueFormat values) {
    return new TableFormat(type, keys, values);
  }

  @Override
  public JsonValue write(Object value, int depth) {
    Documents.demandType(
        type, value, type.isInterface() || PlatformTypes.contains(value.getClass()));
    if (value instanceof SortedMap<?, ?> sorted && sorted.comparator() != null) {
      throw new UnstorableException("it is sorted by a comparator, which would not come back");
    }
    JsonArrayBuilder pairs = Documents.JSON.createArrayBuilder();
    ((Map<?, ?>) value).forEach((key, held) -> pairs.add(pair(key, held, depth)));
    return pairs.build();
  }

  private JsonArray pair(@Nullable Object key, @Nullable Object held, int depth) {
    try {
      return Documents.JSON
          .createArrayBuilder()
          .add(keys.writePart(key, depth))
          .add(values.writePart(held, depth))
          .build();
    } catch (UnstorableException e) {
      throw e.within("an entry");
    }
  }

  @Override
  public Object read(JsonValue json) {
    Map<@Nullable Object, @Nullable Object> map =
        Objects.requireNonNull(IMPLEMENTATIONS.get(type)).get();
    for (JsonValue each : json.asJsonArray()) {
      JsonArray pair = each.asJsonArray();
      map.put(keys.readPart(pair.get(0)), values.readPart(pair.get(1)));
    }
    return map;
  }
}
