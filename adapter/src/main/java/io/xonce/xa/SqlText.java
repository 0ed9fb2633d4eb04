/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

/**
 * The text of a statement without the values that stand in it: they may be what nobody but the
 * application is meant to see. In doubt, too much is left out.
 */
final class SqlText {

  private static final int LONGEST = 1000;
  private static final String VALUE = "?";

  private final String sql;
  private final StringBuilder shown = new StringBuilder();
  private int at;

  private SqlText(String sql) {
    this.sql = sql;
  }

  /** On one line; without comments; a question mark for each text and number. */
  static String withoutValues(String sql) {
    SqlText text = new SqlText(sql);
    while (text.at < sql.length() && text.shown.length() < LONGEST) {
      text.next();
    }
    String shown = text.shown.toString().strip();
    return text.at < sql.length() ? shown + "…" : shown;
  }

  private void next() {
    char first = sql.charAt(at);
    if (sql.startsWith("--", at)) {
      skip(end(sql.indexOf('\n', at), 0));
    } else if (sql.startsWith("/*", at)) {
      skipComment();
    } else if (first == '\'') {
      replace(endOfText(at));
    } else if (first == '"') {
      copy(end(sql.indexOf('"', at + 1), 1));
    } else if (first == '$') {
      dollar();
    } else if (Character.isDigit(first)) {
      replace(endOfWord(at));
    } else if (Character.isLetter(first) || first == '_') {
      word();
    } else if (Character.isWhitespace(first) || Character.isISOControl(first)) {
      skip(at + 1);
    } else {
      copy(at + 1);
    }
  }

  private int end(int found, int length) {
    return found < 0 ? sql.length() : found + length;
  }

  private void copy(int end) {
    shown.append(sql, at, end);
    at = end;
  }

  private void replace(int end) {
    shown.append(VALUE);
    at = end;
  }

  private void skip(int end) {
    if (!shown.isEmpty() && shown.charAt(shown.length() - 1) != ' ') {
      shown.append(' ');
    }
    at = end;
  }

  /** PostgreSQL's nest. */
  private void skipComment() {
    int depth = 0;
    int end = at;
    do {
      if (sql.startsWith("/*", end)) {
        depth++;
        end += 2;
      } else if (sql.startsWith("*/", end)) {
        depth--;
        end += 2;
      } else {
        end++;
      }
    } while (depth > 0 && end < sql.length());
    skip(Math.min(end, sql.length()));
  }

  /** Of a text in quotes, in which two of them stand for one. */
  private int endOfText(int quote) {
    int end = quote + 1;
    while (end < sql.length()) {
      if (sql.charAt(end) == '\'') {
        if (!sql.startsWith("''", end)) {
          return end + 1;
        }
        end++;
      }
      end++;
    }
    return sql.length();
  }

  /** Of a text in which a backslash takes the next character along. */
  private int endOfEscapedText(int quote) {
    int end = quote + 1;
    while (end < sql.length()) {
      char next = sql.charAt(end);
      if (next == '\\') {
        end++;
      } else if (next == '\'' && !sql.startsWith("''", end)) {
        return end + 1;
      } else if (next == '\'') {
        end++;
      }
      end++;
    }
    return sql.length();
  }

  private int endOfWord(int from) {
    int end = from;
    while (end < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(end)) || "_.$".indexOf(sql.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }

  /** A name, a keyword, or the letter in front of a text: {@code E'…'}, {@code X'…'}. */
  private void word() {
    int end = endOfWord(at);
    if (end < sql.length() && sql.charAt(end) == '\'' && end == at + 1) {
      boolean escaped = Character.toLowerCase(sql.charAt(at)) == 'e';
      replace(escaped ? endOfEscapedText(end) : endOfText(end));
    } else {
      copy(end);
    }
  }

  /** {@code $tag$ … $tag$}, or a parameter, {@code $1}. */
  private void dollar() {
    int tag = sql.indexOf('$', at + 1);
    boolean isText = tag > 0 && sql.substring(at + 1, tag).matches("(?:[\\p{L}_][\\p{L}\\d_]*)?");
    if (isText) {
      String mark = sql.substring(at, tag + 1);
      replace(end(sql.indexOf(mark, tag + 1), mark.length()));
    } else {
      copy(at + 1);
    }
  }
}
