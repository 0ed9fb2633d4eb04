/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a server has told of one key, without names.
 *
 * @param lines "FIRST 1 2": verdict, transaction, copy; "COMMITTED 1": outcome, transaction; "BOOT"
 */
public record Shape(List<String> lines) {

  /** The least key of the model, of which there are nine copies. */
  private static final int KEY = 10;

  private static final int MOST_COPIES = 9;

  /** The lines, separated by semicolons. */
  static Shape of(String text) {
    return new Shape(List.of(text.split("; ", -1)));
  }

  /** Makes its own copy, and refuses more copies of a key than the model can name. */
  public Shape {
    lines = List.copyOf(lines);
    if (lines.stream().anyMatch(line -> isClaim(line) && copy(line) > MOST_COPIES)) {
      throw new IllegalArgumentException("More than " + MOST_COPIES + " copies: " + lines);
    }
  }

  /** A sequence of tuples of TLA+. */
  String toTla() {
    return lines.stream().map(Shape::tuple).collect(Collectors.joining(", ", "<<", ">>"));
  }

  private static String tuple(String line) {
    String[] words = words(line);
    String tuple = "<<\"" + words[0] + "\"";
    if (words.length > 1) {
      tuple += ", " + words[1];
    }
    if (words.length > 2) {
      tuple += ", " + (KEY + copy(line));
    }
    return tuple + ">>";
  }

  /** Copies of the key, as the model calls them. */
  Set<Integer> copies() {
    return lines.stream()
        .filter(Shape::isClaim)
        .map(line -> KEY + copy(line))
        .collect(Collectors.toSet());
  }

  /** How many transactions are open at one time. */
  int atOnce() {
    int most = 1;
    Set<String> open = new HashSet<>();
    for (String line : lines) {
      if (isClaim(line)) {
        open.add(transaction(line));
      } else if (line.contains(" ")) {
        open.remove(transaction(line));
      } else {
        open.clear();
      }
      most = Math.max(most, open.size());
    }
    return most;
  }

  private static boolean isClaim(String line) {
    return words(line).length == 3;
  }

  private static String transaction(String line) {
    return words(line)[1];
  }

  private static int copy(String line) {
    return Integer.parseInt(words(line)[2]);
  }

  private static String[] words(String line) {
    return line.split(" ", -1);
  }

  @Override
  public String toString() {
    return String.join("; ", lines);
  }
}
