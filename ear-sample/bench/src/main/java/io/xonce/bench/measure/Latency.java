/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import java.util.List;

/**
 * From the moment a message was to be sent to the commit of its effect, in milliseconds. Measured
 * in several turns, each percentile is the median of theirs, so that one hiccup of the machine does
 * not make it; the highest is that of all.
 *
 * @param rate messages a second that were sent
 * @param measured how many were measured
 * @param cpuMicros processor time for each message; where there is time left, some is spent on
 *     waiting
 */
public record Latency(
    double rate,
    long measured,
    double p50,
    double p99,
    double p999,
    double highest,
    double cpuMicros) {

  public static Latency of(double rate, List<LatencySample> turns) {
    return new Latency(
        rate,
        turns.stream().mapToLong(turn -> turn.micros().getTotalCount()).sum(),
        percentile(turns, 50),
        percentile(turns, 99),
        percentile(turns, 99.9),
        turns.stream().mapToLong(turn -> turn.micros().getMaxValue()).max().orElseThrow() / 1e3,
        Statistics.of(turns, LatencySample::cpuMicros).median());
  }

  private static double percentile(List<LatencySample> turns, double percentile) {
    return Statistics.of(turns, turn -> turn.micros().getValueAtPercentile(percentile)).median()
        / 1e3;
  }
}
