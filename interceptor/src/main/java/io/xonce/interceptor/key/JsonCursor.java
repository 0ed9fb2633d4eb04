/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.ComparedValue;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A place in a JSON document. Nothing is deeper than {@link #MAX_DEPTH}, whatever the parser. */
final class JsonCursor {

  static final int MAX_DEPTH = 500;

  private final JsonParser parser;
  private int depth = 1;

  JsonCursor(JsonParser parser) {
    this.parser = parser;
  }

  Event next() {
    Event event = parser.next();
    switch (event) {
      case START_OBJECT, START_ARRAY -> depth++;
      case END_OBJECT, END_ARRAY -> depth--;
      default -> {}
    }
    if (depth > MAX_DEPTH) {
      throw new JsonException("it is nested deeper than " + MAX_DEPTH);
    }
    return event;
  }

  /** The name of the member, or the string, that it is at. */
  String name() {
    return parser.getString();
  }

  /** To the end of the value that begins with the event. */
  void skip(Event event) {
    if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
      int outside = depth - 1;
      while (depth > outside) {
        next();
      }
    }
  }

  /** The value that begins with the event. */
  Object value(Event event) {
    return switch (event) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER -> parser.getBigDecimal();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_OBJECT -> new Found.Structure("OBJECT", object());
      case START_ARRAY -> new Found.Structure("ARRAY", array());
      default -> Found.Nothing.NULL;
    };
  }

  private String object() {
    Map<String, String> members = new TreeMap<>();
    while (next() != Event.END_OBJECT) {
      String name = name();
      if (members.put(quoted(name), canonical(next())) != null) {
        throw new JsonException("a name stands twice in one object");
      }
    }
    return members.toString();
  }

  private String array() {
    StringJoiner elements = new StringJoiner(",", "[", "]");
    for (Event event = next(); event != Event.END_ARRAY; event = next()) {
      elements.add(canonical(event));
    }
    return elements.toString();
  }

  private String canonical(Event event) {
    Object value = value(event);
    if (value instanceof Found.Structure structure) {
      return structure.canonical();
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    return value == Found.Nothing.NULL ? "null" : ComparedValue.text(value);
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
