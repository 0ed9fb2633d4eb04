/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a branch that somebody watches, without their values. As a text it has a line
 * for each: how often, rows changed (-1: nobody tells), statement, with tabs between them.
 */
final class StatementLog {

  /** Set as a client info, it begins a list; among the client infos, it is the list. */
  static final String NAME = "io.xonce.statements";

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

  /**
   * As JDBC gives client infos, but not a copy: it tells what is there when it is asked, also when
   * a pool lets nobody near the connection any more, as it does where the transaction is to roll
   * back.
   */
  Properties asClientInfo() {
    return new Properties() {
      @Override
      public @Nullable String getProperty(String key) {
        return NAME.equals(key) ? StatementLog.this.toString() : null;
      }
    };
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
