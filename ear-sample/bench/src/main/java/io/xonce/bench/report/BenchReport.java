/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.report;

import io.xonce.bench.growth.ClaimCost;
import io.xonce.bench.measure.RowResult;
import io.xonce.bench.row.Rows;
import io.xonce.bench.steady.SteadyRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is to be told. */
public record BenchReport(
    Map<String, String> machine,
    Map<String, String> settings,
    List<RowResult> results,
    List<ClaimCost> growth,
    List<SteadyRun> steady,
    List<Goal> goals) {

  /** Speed of each row in terms of the plain one, if that was measured. */
  Map<String, Double> timesPlain() {
    Map<String, Double> times = new LinkedHashMap<>();
    results.stream()
        .filter(result -> result.row().name().equals(Rows.PLAIN))
        .mapToDouble(result -> result.perSecond().median())
        .forEach(
            plain ->
                results.forEach(
                    result -> times.put(result.row().name(), result.perSecond().median() / plain)));
    return times;
  }
}
