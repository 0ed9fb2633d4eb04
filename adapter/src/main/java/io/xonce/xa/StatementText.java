/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What a statement may do, as far as its text tells.
 *
 * @param mayEnd may end the transaction that it runs in
 * @param writes changes rows
 */
record StatementText(boolean mayEnd, boolean writes) {

  /** Of a statement that gets its text when it is executed. */
  static final StatementText NONE = new StatementText(false, false);

  private static final String BLANK = "(?:\\s++|/\\*.*?\\*/|--[^\\n]*+\\n)*+";

  /**
   * What may end a transaction, perhaps said of something else; but not {@code ROLLBACK TO
   * SAVEPOINT}, nor the {@code END} of {@code CASE}.
   */
  private static final Pattern END =
      Pattern.compile(
          "\\b(?:COMMIT|ABORT|ROLLBACK(?!(?:\\s+WORK|\\s+TRANSACTION)?\\s+TO\\b))\\b|(?:^|;)"
              + BLANK
              + "END\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What ends nothing, if it is alone. Most statements are found out by their first word. */
  private static final Pattern QUERY =
      Pattern.compile(
          BLANK + "(?:SELECT|INSERT|UPDATE|DELETE|MERGE|WITH)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern WRITE =
      Pattern.compile(
          BLANK + "(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|COPY|CALL)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** An application prepares the same few texts again and again. */
  private static final Map<String, StatementText> KNOWN = new ConcurrentHashMap<>();

  /** For one that writes its values into its texts. */
  private static final int MOST_KNOWN = 1_000;

  private static final int LONGEST_KNOWN = 10_000;

  static StatementText of(String sql) {
    StatementText known = KNOWN.get(sql);
    return known == null ? read(sql) : known;
  }

  private static StatementText read(String sql) {
    StatementText text =
        new StatementText(!isQuery(sql) && END.matcher(sql).find(), WRITE.matcher(sql).lookingAt());
    if (KNOWN.size() < MOST_KNOWN && sql.length() <= LONGEST_KNOWN) {
      KNOWN.put(sql, text);
    }
    return text;
  }

  private static boolean isQuery(String sql) {
    return sql.indexOf(';') < 0 && QUERY.matcher(sql).lookingAt();
  }

  /** Of a statement that has had both texts. */
  StatementText and(StatementText other) {
    return new StatementText(mayEnd || other.mayEnd, writes || other.writes);
  }
}
