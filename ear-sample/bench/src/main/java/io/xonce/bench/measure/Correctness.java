/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import java.util.List;

/**
 * What became of the payments of a run.
 *
 * @param lost payments without effect, or without the message that tells of it
 * @param duplicated payments with more than one effect or message
 */
record Books(long lost, long duplicated) {

  /** Reads the effects, where told is the payments that messages were sent about. */
  static Books read(Row row, Plan plan, Database database, List<String> told) {
    long different = database.number("SELECT count(DISTINCT payment) FROM effect");
    if (!row.sends()) {
      return new Books(plan.distinct() - different, repeated(database));
    }
    long toldOnce = told.stream().distinct().count();
    return new Books(
        plan.distinct() - Math.min(different, toldOnce),
        Math.max(repeated(database), told.size() - toldOnce));
  }

  private static long repeated(Database database) {
    return database.number(
        "SELECT count(*) FROM (SELECT FROM effect GROUP BY payment HAVING count(*) > 1) AS r");
  }
}
