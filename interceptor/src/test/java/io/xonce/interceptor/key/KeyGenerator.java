/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that are hard on whoever reads them, and documents with a value at a known place. */
final class KeyGenerator {

  /** A JSON document, the pointer to one of its strings, and that string. */
  record Planted(String document, String pointer, String value) {}

  private static final String[] HARD = {
    "a",
    "B",
    "0",
    "1",
    "-",
    " ",
    "/",
    "~",
    "~1",
    "\\",
    "\"",
    "|",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "%",
    "$",
    "#",
    "\0",
    "\n",
    "\u007f",
    "\u00a0",
    "\u00e9",
    "e\u0301",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\ud83d\ude00",
    "\ud800",
    "\udc00",
    "\uffff"
  };

  private final Random random;

  KeyGenerator(Random random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  String text(int most) {
    return IntStream.range(0, random.nextInt(most + 1))
        .mapToObj(i -> HARD[random.nextInt(HARD.length)])
        .collect(Collectors.joining());
  }

  /** Not blank, so that it can be part of a key. */
  String part() {
    return text(3) + "p" + text(8);
  }

  Planted planted() {
    String value = part();
    String document = quoted(value);
    List<String> way = new ArrayList<>();
    for (int depth = 1 + random.nextInt(4); depth > 0; depth--) {
      document = random.nextBoolean() ? inObject(document, way) : inArray(document, way);
    }
    Collections.reverse(way);
    String pointer =
        way.stream()
            .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
            .collect(Collectors.joining());
    return new Planted(document, pointer, value);
  }

  private String inObject(String value, List<String> way) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      names.add(text(3));
    }
    String wanted = List.copyOf(names).get(random.nextInt(names.size()));
    way.add(wanted);
    return names.stream()
        .map(name -> quoted(name) + blank() + ":" + (name.equals(wanted) ? value : other()))
        .collect(Collectors.joining("," + blank(), "{" + blank(), "}"));
  }

  private String inArray(String value, List<String> way) {
    int size = 1 + random.nextInt(3);
    int wanted = random.nextInt(size);
    way.add(Integer.toString(wanted));
    return IntStream.range(0, size)
        .mapToObj(i -> i == wanted ? value : other())
        .collect(Collectors.joining(",", "[", blank() + "]"));
  }

  private String other() {
    return switch (random.nextInt(6)) {
      case 0 -> "null";
      case 1 -> "true";
      case 2 -> "-1.5e" + random.nextInt(400);
      case 3 -> "[{" + quoted(text(2)) + ":[]},0]";
      case 4 -> "{}";
      default -> quoted(text(5));
    };
  }

  private String blank() {
    return random.nextInt(3) == 0 ? " \t\r\n" : "";
  }

  /** Escaped where it must be, and here and there where it need not be. */
  String quoted(String text) {
    return text.chars()
        .mapToObj(
            c ->
                c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c) || below(8) == 0
                    ? String.format("\\u%04x", c)
                    : Character.toString(c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  /** The same with a few things left out, put in, or said twice. */
  String spoilt(String text) {
    StringBuilder spoilt = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(spoilt.length() + 1);
      int to = Math.min(spoilt.length(), from + random.nextInt(6));
      switch (random.nextInt(3)) {
        case 0 -> spoilt.delete(from, to);
        case 1 -> spoilt.insert(from, text(2));
        default -> spoilt.insert(to, spoilt.substring(from, to));
      }
    }
    return spoilt.toString();
  }
}
