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
  private static final int SHORT_ID = 8;

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

  /** A number of things in a sentence: one is not many. */
  static String count(JsonObject object, String name, String one) {
    String number = text(object, name);
    return number + " " + (number.equals("1") ? one : one + "s");
  }

  static boolean has(JsonObject object, String name) {
    return !text(object, name).equals(NOTHING);
  }

  /** The objects of an array; none if it is missing. */
  static List<JsonObject> all(JsonObject object, String name) {
    JsonArray array = object.getJsonArray(name);
    return array == null ? List.of() : array.getValuesAs(JsonObject.class);
  }

  /** The texts of an array; a dash if it is missing, and a word if it is empty. */
  static String texts(JsonObject object, String name) {
    JsonArray array = object.getJsonArray(name);
    if (array == null) {
      return NOTHING;
    }
    return array.isEmpty()
        ? "nothing"
        : array.getValuesAs(JsonString::getString).stream().collect(Collectors.joining(", "));
  }

  /** The only object whose id begins with a text. */
  static JsonObject only(List<JsonObject> all, String id, String what) {
    List<JsonObject> found =
        all.stream().filter(each -> each.getString("id").startsWith(id)).toList();
    if (found.isEmpty()) {
      throw Failure.look("There is no %s %s: look at dead-letters".formatted(what, id));
    }
    if (found.size() > 1) {
      throw Failure.look("Several begin with %s: say more of the %s".formatted(id, what));
    }
    return found.get(0);
  }

  /** The beginning of its id by which an object is shown, and found. */
  static String shortId(JsonObject object) {
    return object.getString("id").substring(0, SHORT_ID);
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
