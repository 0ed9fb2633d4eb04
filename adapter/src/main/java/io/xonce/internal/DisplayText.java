/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.util.List;

/**
 * Text of a sender made fit for a log line, a console, and a text column: short, and without
 * anything that forges lines, reorders them, or is refused by a database (NUL, unpaired
 * surrogates).
 */
public final class DisplayText {

  /** In UTF-16 code units, so that it fits whatever unit a database counts in. */
  public static final int MAX_LENGTH = 200;

  private static final char ELLIPSIS = '…';

  private final int max;
  private final StringBuilder text = new StringBuilder();
  private int keep;

  private DisplayText(int max) {
    this.max = max;
  }

  public static String of(String string) {
    return of(string, MAX_LENGTH);
  }

  /** At most so many code units instead of {@link #MAX_LENGTH}. */
  public static String of(String string, int max) {
    return string.length() <= max && isAscii(string) ? string : of(List.of(string), max);
  }

  /** Nearly every key and id is, and then there is nothing to do. */
  private static boolean isAscii(String string) {
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  public static String of(List<String> parts) {
    return parts.size() == 1 ? of(parts.get(0)) : of(parts, MAX_LENGTH);
  }

  private static String of(List<String> parts, int max) {
    DisplayText display = new DisplayText(max);
    boolean fits = display.append(parts.get(0));
    for (int i = 1; fits && i < parts.size(); i++) {
      fits = display.append("|") && display.append(parts.get(i));
    }
    return display.text.toString();
  }

  /** Whether a text column holds this name as it is, and people can read it. */
  public static boolean isName(String name) {
    return !name.isBlank()
        && name.length() <= MAX_LENGTH
        && name.codePoints().allMatch(DisplayText::isPrintable);
  }

  /** Appends, unless the text is full: then it cuts to what leaves room for the ellipsis. */
  private boolean append(String string) {
    for (int i = 0; i < string.length(); ) {
      int codePoint = string.codePointAt(i);
      appendEscaped(codePoint);
      if (text.length() > max) {
        text.setLength(keep);
        text.append(ELLIPSIS);
        return false;
      }
      if (text.length() < max) {
        keep = text.length();
      }
      i += Character.charCount(codePoint);
    }
    return true;
  }

  private void appendEscaped(int codePoint) {
    if (isPrintable(codePoint)) {
      text.appendCodePoint(codePoint);
      return;
    }
    for (char unit : Character.toChars(codePoint)) {
      text.append(String.format("\\u%04X", (int) unit));
    }
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }
}
