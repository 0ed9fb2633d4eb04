/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.report;

import io.xonce.bench.measure.Correctness;
import io.xonce.bench.measure.Latency;
import io.xonce.bench.measure.Measurement;
import io.xonce.bench.measure.RowResult;
import io.xonce.bench.row.Row;
import io.xonce.bench.row.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results as tests need them. */
final class RowResults {

  private RowResults() {}

  static RowResult of(String name, double perSecond, @Nullable Double p99) {
    Row row = Rows.ALL.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    Measurement round =
        new Measurement(100, 100 / perSecond, perSecond, 1, 0, 1, 5, 1_000, new Correctness(0, 0));
    Latency latency = p99 == null ? null : new Latency(perSecond / 2, 100, 1, p99, p99, p99, 1000);
    return new RowResult(row, List.of(round), round, latency, latency);
  }
}
