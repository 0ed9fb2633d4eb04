/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes for people. Text of a sender is shown, and never rules the terminal. */
final class Output {

  private static final String GAP = "  ";

  private final PrintStream out;

  Output(PrintStream out) {
    this.out = out;
  }

  void line(String text) {
    out.println(printable(text));
  }

  void line(String format, Object... arguments) {
    line(String.format(Locale.ROOT, format, arguments));
  }

  /** Rows of columns, the first of which is the head. */
  void table(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    List<List<String>> shown =
        rows.stream().map(row -> row.stream().map(Output::printable).toList()).toList();
    for (List<String> row : shown) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    shown.forEach(row -> out.println(aligned(row, widths)));
  }

  private static String aligned(List<String> row, int... widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  /** One line; what a terminal would obey is written as a question mark. */
  static String printable(String text) {
    int[] shown = text.codePoints().map(Output::printable).toArray();
    return new String(shown, 0, shown.length);
  }

  private static int printable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          '?';
      default -> codePoint;
    };
  }

  static List<String> row(String... cells) {
    return Arrays.asList(cells);
  }
}
