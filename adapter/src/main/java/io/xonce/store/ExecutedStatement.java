/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was executed in a transaction.
 *
 * @param sql its text, on one line, without the values in it
 * @param times how often
 * @param rows how many it has changed, all in all; null: a query, or nobody tells
 */
public record ExecutedStatement(String sql, long times, @Nullable Long rows) {

  /** Reads what the datasource wrote: times, rows or -1, and text, with tabs, a line for each. */
  static List<ExecutedStatement> read(String lines) {
    return lines.lines().map(line -> of(line.split("\t", 3))).toList();
  }

  private static ExecutedStatement of(String... parts) {
    long rows = Long.parseLong(parts[1]);
    return new ExecutedStatement(parts[2], Long.parseLong(parts[0]), rows < 0 ? null : rows);
  }
}
