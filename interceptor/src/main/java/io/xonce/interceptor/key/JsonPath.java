/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way of a JSON Pointer (RFC 6901) through a document. What lies beside it is skipped, so a
 * name that stands twice there harms nobody; on the way it could be read as one value here and as
 * another by the bean.
 */
record JsonPath(List<String> names) {

  static JsonPath of(String pointer) {
    return new JsonPath(
        Stream.of(pointer.substring(1).split("/", -1))
            .map(name -> name.replace("~1", "/").replace("~0", "~"))
            .toList());
  }

  /** Its name if it has only one, else null. */
  @Nullable String onlyName() {
    return names.size() == 1 ? names.get(0) : null;
  }

  /**
   * The value that it leads to, as {@link Found} has it.
   *
   * @throws JsonException if the text is no single JSON document, or if it can be read in two ways
   */
  Object find(String json) {
    try (JsonParser parser = Json.createParser(new StringReader(json))) {
      Event first = parser.next();
      if (first != Event.START_OBJECT && first != Event.START_ARRAY) {
        throw new JsonException("it is neither an object nor an array");
      }
      Object found = descend(new JsonCursor(parser), first, 0);
      if (parser.hasNext()) {
        throw new JsonException("something stands behind the document");
      }
      return found;
    }
  }

  /**
   * An object.
   *
   * @param pointer where it is
   * @param members some of their names, for people to read
   */
  record Level(String pointer, List<String> members) {}

  /** How far the path leads in a text in which it finds nothing. */
  Level level(String json) {
    try (JsonParser parser = Json.createParser(new StringReader(json))) {
      return level(new JsonCursor(parser), parser.next(), 0);
    }
  }

  private Level level(JsonCursor cursor, Event event, int depth) {
    List<String> members = new ArrayList<>();
    Level further = null;
    if (event == Event.START_OBJECT) {
      while (cursor.next() != Event.END_OBJECT) {
        String name = cursor.name();
        if (members.size() <= Names.MOST) {
          members.add(name);
        }
        Event value = cursor.next();
        if (value == Event.START_OBJECT && name.equals(names.get(depth))) {
          further = level(cursor, value, depth + 1);
        } else {
          cursor.skip(value);
        }
      }
    } else {
      cursor.skip(event);
    }
    return further == null ? new Level(pointer(depth), members) : further;
  }

  private String pointer(int depth) {
    return names.stream()
        .limit(depth)
        .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }

  private Object descend(JsonCursor cursor, Event event, int depth) {
    if (depth == names.size()) {
      return cursor.value(event);
    }
    return switch (event) {
      case START_OBJECT -> member(cursor, depth);
      case START_ARRAY -> element(cursor, depth);
      default -> Found.Nothing.ABSENT;
    };
  }

  private Object member(JsonCursor cursor, int depth) {
    String wanted = names.get(depth);
    Object found = null;
    while (cursor.next() != Event.END_OBJECT) {
      if (!cursor.name().equals(wanted)) {
        cursor.skip(cursor.next());
      } else if (found == null) {
        found = descend(cursor, cursor.next(), depth + 1);
      } else {
        throw new JsonException("'" + wanted + "' stands twice in one object");
      }
    }
    return found == null ? Found.Nothing.ABSENT : found;
  }

  private Object element(JsonCursor cursor, int depth) {
    Object found = Found.Nothing.ABSENT;
    Event event = cursor.next();
    for (int i = 0; event != Event.END_ARRAY; i++) {
      if (Integer.toString(i).equals(names.get(depth))) {
        found = descend(cursor, event, depth + 1);
      } else {
        cursor.skip(event);
      }
      event = cursor.next();
    }
    return found;
  }
}
