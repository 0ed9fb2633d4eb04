/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines of one key, as they come. */
final class KeyHistory {

  private record Line(String told, String transaction, String message) {
    boolean isClaim() {
      return !message.isEmpty();
    }

    boolean repeats(Line other) {
      return told.equals(other.told) && message.equals(other.message);
    }
  }

  private static final Line BOOT = new Line("BOOT", "", "");

  private final List<Line> lines = new ArrayList<>();
  private final Set<String> open = new HashSet<>();

  void claim(String verdict, String message, String transaction) {
    open.add(transaction);
    lines.add(new Line(verdict, transaction, message));
  }

  /** Each copy in a transaction is told of; they have one outcome. */
  void outcome(String status, String transaction) {
    Line line = new Line(status, transaction, "");
    if (open.remove(transaction) || !lines.contains(line)) {
      lines.add(line);
      if (isTheSameAgain()) {
        lines.subList(lines.size() - 2, lines.size()).clear();
      }
    }
  }

  /** Of no matter where it cut nothing off. */
  void boot() {
    if (!open.isEmpty()) {
      open.clear();
      lines.add(BOOT);
    }
  }

  /** An attempt that rolled back, and at once the same once more: one stands for all. */
  private boolean isTheSameAgain() {
    int size = lines.size();
    return size >= 4
        && isRolledBack(lines.subList(size - 4, size - 2))
        && isRolledBack(lines.subList(size - 2, size))
        && lines.get(size - 2).repeats(lines.get(size - 4));
  }

  /** An attempt at a single copy. */
  private boolean isRolledBack(List<Line> attempt) {
    String transaction = attempt.get(0).transaction();
    return attempt.get(0).isClaim()
        && attempt.get(1).equals(new Line("ROLLED_BACK", transaction, ""))
        && lines.stream().filter(line -> line.transaction().equals(transaction)).count() == 2;
  }

  /** With numbers for names, in the order in which they are met. */
  Shape shape() {
    Map<String, Integer> transactions = new HashMap<>();
    Map<String, Integer> copies = new HashMap<>();
    return new Shape(
        lines.stream()
            .map(
                line ->
                    line.told()
                        + number(transactions, line.transaction())
                        + number(copies, line.message()))
            .toList());
  }

  private static String number(Map<String, Integer> numbers, String name) {
    return name.isEmpty() ? "" : " " + numbers.computeIfAbsent(name, any -> numbers.size() + 1);
  }
}
