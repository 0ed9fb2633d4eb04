/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import io.xonce.bench.host.BenchDatabase;
import io.xonce.bench.load.Workload;
import io.xonce.bench.row.Row;
import java.util.List;

/**
 * What became of the payments of a run.
 *
 * @param lost payments without effect, or without the message that tells of it
 * @param duplicated payments with more than one effect or message
 */
public record Correctness(long lost, long duplicated) {

  /**
   * Reads the effects.
   *
   * @param outgoing the payments of the messages that the row sent
   */
  static Correctness read(
      Row row, Workload workload, BenchDatabase database, List<String> outgoing) {
    long different = database.number("SELECT count(DISTINCT payment) FROM effect");
    if (!row.sends()) {
      return new Correctness(workload.distinct() - different, repeated(database));
    }
    long outgoingOnce = outgoing.stream().distinct().count();
    return new Correctness(
        workload.distinct() - Math.min(different, outgoingOnce),
        Math.max(repeated(database), outgoing.size() - outgoingOnce));
  }

  private static long repeated(BenchDatabase database) {
    return database.number(
        "SELECT count(*) FROM (SELECT FROM effect GROUP BY payment HAVING count(*) > 1) AS r");
  }
}
