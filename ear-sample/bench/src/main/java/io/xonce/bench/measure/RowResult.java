/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

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
record Result(
    Row row,
    List<Round> rounds,
    Round resends,
    @Nullable Latency latency,
    @Nullable Latency latencyAtPlain) {

  Result atOwnRate(Latency measured) {
    return new Result(row, rounds, resends, measured, latencyAtPlain);
  }

  Result atRateOfPlain(Latency measured) {
    return new Result(row, rounds, resends, latency, measured);
  }

  Statistics perSecond() {
    return Statistics.of(rounds, Round::perSecond);
  }

  double median(ToDoubleFunction<Round> value) {
    return Statistics.of(rounds, value).median();
  }
}
