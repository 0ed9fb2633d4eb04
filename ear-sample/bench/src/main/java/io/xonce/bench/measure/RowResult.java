/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import io.xonce.bench.row.Row;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that was measured of a row.
 *
 * @param resends the run in which a share of the payments was sent twice
 * @param latency at half of its own speed, if it was measured
 * @param latencyAtPlain at half of the speed of the plain row, if it was measured
 */
public record RowResult(
    Row row,
    List<Measurement> rounds,
    Measurement resends,
    @Nullable Latency latency,
    @Nullable Latency latencyAtPlain) {

  RowResult atOwnRate(Latency measured) {
    return new RowResult(row, rounds, resends, measured, latencyAtPlain);
  }

  RowResult atRateOfPlain(Latency measured) {
    return new RowResult(row, rounds, resends, latency, measured);
  }

  public Statistics perSecond() {
    return Statistics.of(rounds, Measurement::perSecond);
  }

  public double median(ToDoubleFunction<Measurement> value) {
    return Statistics.of(rounds, value).median();
  }
}
