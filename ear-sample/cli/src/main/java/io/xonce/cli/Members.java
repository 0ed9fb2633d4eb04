/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what may be missing in an answer. */
final class Members {

  private static final String NOTHING = "-";

  private Members() {}

  /** A value as text; a dash if it is missing. */
  static String text(JsonObject object, String name) {
    JsonValue value = object.get(name);
    if (value == null || value.equals(JsonValue.NULL)) {
      return NOTHING;
    }
    return value instanceof JsonString text ? text.getString() : value.toString();
  }

  /** The same without the fractions of a second. */
  static String time(JsonObject object, String name) {
    return text(object, name).replaceFirst("\\.\\d+Z$", "Z");
  }

  static boolean has(JsonObject object, String name) {
    return !text(object, name).equals(NOTHING);
  }

  /** The objects of an array; none if it is missing. */
  static List<JsonObject> all(JsonObject object, String name) {
    JsonArray array = object.getJsonArray(name);
    return array == null ? List.of() : array.getValuesAs(JsonObject.class);
  }

  static String texts(JsonObject object, String name) {
    JsonArray array = object.getJsonArray(name);
    return array == null
        ? NOTHING
        : array.getValuesAs(JsonString::getString).stream().collect(Collectors.joining(", "));
  }

  /** What an answer could not find out. */
  static void troubles(JsonObject answer, Output out) {
    JsonArray problems = answer.getJsonArray("problems");
    if (problems != null) {
      problems.getValuesAs(JsonString::getString).forEach(text -> out.line("Problem: " + text));
    }
  }

  static boolean hasTroubles(JsonObject answer) {
    JsonArray problems = answer.getJsonArray("problems");
    return problems != null && !problems.isEmpty();
  }
}
