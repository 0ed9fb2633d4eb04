/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.ComparedValue;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a call as it is compared: by its state, whatever its methods are called. Sets and
 * maps have no order, and numbers no scale. What is transient is no part of the state.
 */
final class ComparedArgument {

  /** What refers to itself is deeper. */
  static final int MAX_DEPTH = 100;

  private ComparedArgument() {}

  /**
   * One text for all that are equal.
   *
   * @throws IllegalArgumentException if there is none; says why
   */
  static String text(@Nullable Object value) {
    return text(value, 0);
  }

  private static String text(@Nullable Object value, int depth) {
    if (value == null) {
      return "null";
    }
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "it refers to itself, or is more than " + MAX_DEPTH + " values deep");
    }
    if (value instanceof JsonValue json) {
      return new JsonPath(List.of()).find("[" + json + "]").toString();
    }
    if (value instanceof Optional<?> optional) {
      return "optional" + text(optional.orElse(null), depth + 1);
    }
    if (value instanceof Set<?> set) {
      return all("set", set.stream().map(each -> text(each, depth + 1)).sorted());
    }
    if (value instanceof Map<?, ?> map) {
      return all("map", map.entrySet().stream().map(each -> entry(each, depth)).sorted());
    }
    if (value instanceof Collection<?> collection) {
      return all("list", collection.stream().map(each -> text(each, depth + 1)));
    }
    if (value.getClass().isArray()) {
      return all(
          "list",
          IntStream.range(0, Array.getLength(value))
              .mapToObj(i -> text(Array.get(value, i), depth + 1)));
    }
    return ArgumentType.isSimple(value.getClass()) ? simple(value) : state(value, depth);
  }

  private static String entry(Map.Entry<?, ?> entry, int depth) {
    return text(entry.getKey(), depth + 1) + "=" + text(entry.getValue(), depth + 1);
  }

  private static String all(String kind, Stream<String> parts) {
    return parts.collect(Collectors.joining(",", kind + "(", ")"));
  }

  private static String simple(Object value) {
    return value instanceof Number || value instanceof Boolean
        ? ComparedValue.text(value)
        : JsonCursor.quoted(spelling(value));
  }

  /** The platform spells times by the zone of the server, and some without their fractions. */
  @SuppressWarnings("JavaUtilDate") // That of java.sql has no other time.
  private static String spelling(Object value) {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant().toString();
    }
    if (value instanceof Date date) {
      return Long.toString(date.getTime());
    }
    if (value instanceof Calendar calendar) {
      return calendar.toInstant() + " " + calendar.getTimeZone().getID();
    }
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  private static String state(Object value, int depth) {
    Collection<Field> fields = ArgumentType.fields(value.getClass());
    return all(
        value.getClass().getSimpleName(),
        fields.stream().map(field -> field.getName() + "=" + text(read(field, value), depth + 1)));
  }

  private static @Nullable Object read(Field field, Object value) {
    try {
      field.setAccessible(true);
      return field.get(value);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
