/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The statements of a branch that somebody watches, without their values. As a text it has a line
 * for each: how often, rows changed (-1: nobody tells), statement, with tabs between them.
 */
final class StatementLog {

  private static final int MOST = 500;
  private static final String OTHERS = "(others)";

  private static final class Counts {
    private long times;
    private long rows;
  }

  private final Map<String, Counts> statements = new LinkedHashMap<>();

  /**
   * One was executed.
   *
   * @param times more than once in a batch
   * @param rows that it has changed; negative: not known, or a query
   */
  synchronized void executed(String sql, long times, long rows) {
    String text = SqlText.withoutValues(sql);
    boolean isShown = statements.containsKey(text) || statements.size() < MOST;
    Counts counts = statements.computeIfAbsent(isShown ? text : OTHERS, key -> new Counts());
    counts.times += times;
    counts.rows = counts.rows < 0 || rows < 0 ? -1 : counts.rows + rows;
  }

  @Override
  public synchronized String toString() {
    StringBuilder lines = new StringBuilder();
    statements.forEach(
        (sql, counts) ->
            lines
                .append(counts.times)
                .append('\t')
                .append(counts.rows)
                .append('\t')
                .append(sql)
                .append('\n'));
    return lines.toString();
  }
}
