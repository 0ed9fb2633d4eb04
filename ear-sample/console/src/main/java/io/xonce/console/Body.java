/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response.Status;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request brings: an object in JSON. */
record Body(JsonObject object) {

  static Body of(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return new Body(reader.readObject());
    } catch (JsonException | IllegalStateException e) {
      throw Refusal.of(Status.BAD_REQUEST, "Send an object in JSON");
    }
  }

  /** A text that must be there and say something. */
  String text(String name) {
    String text = optional(name);
    if (text == null) {
      throw Refusal.of(Status.BAD_REQUEST, "Give '" + name + "'");
    }
    return text;
  }

  @Nullable String optional(String name) {
    return object.get(name) instanceof JsonString text && !text.getString().isBlank()
        ? text.getString()
        : null;
  }

  /** A whole number within bounds, or nothing: what is no number is not taken for that. */
  int number(String name, int otherwise, int least, int most) {
    JsonValue value = object.get(name);
    if (value == null) {
      return otherwise;
    }
    long number = value instanceof JsonNumber given && given.isIntegral() ? given.longValue() : -1;
    if (number < least || number > most) {
      throw Refusal.of(
          Status.BAD_REQUEST,
          "Give '%s' as a whole number from %d to %d".formatted(name, least, most));
    }
    return (int) number;
  }

  /** At least one text, or nothing, which is no texts: an empty list does not stand for all. */
  List<String> texts(String name) {
    JsonValue value = object.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof JsonArray array
        && !array.isEmpty()
        && array.stream().allMatch(JsonString.class::isInstance)) {
      return array.getValuesAs(JsonString::getString);
    }
    throw Refusal.of(Status.BAD_REQUEST, "Give '%s' as a list of texts".formatted(name));
  }

  ConsumerId consumer() {
    return new ConsumerId(text("application"), text("consumer"));
  }
}
