/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * From the moment a message was to be sent to the commit of its effect, in milliseconds.
 *
 * @param rate messages a second that were sent
 * @param measured how many were measured
 * @param cpuMicros processor time for each message; where there is time left, some is spent on
 *     waiting
 */
record Latency(
    double rate,
    long measured,
    double p50,
    double p99,
    double p999,
    double highest,
    double cpuMicros) {

  static Latency of(double rate, List<SteadyRun> runs) {
    Histogram micros = new Histogram(3);
    runs.forEach(run -> micros.add(run.micros()));
    return new Latency(
        rate,
        micros.getTotalCount(),
        millis(micros, 50),
        millis(micros, 99),
        millis(micros, 99.9),
        micros.getMaxValue() / 1e3,
        runs.stream().mapToDouble(SteadyRun::cpuMicros).average().orElseThrow());
  }

  private static double millis(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }
}
