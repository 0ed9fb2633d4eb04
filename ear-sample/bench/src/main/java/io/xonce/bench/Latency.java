/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import org.HdrHistogram.Histogram;

/**
 * From the moment a message was to be sent to the commit of its effect, in milliseconds.
 *
 * @param rate messages a second that were sent
 * @param measured how many were measured
 */
record Latency(double rate, long measured, double p50, double p99, double p999, double highest) {

  static Latency of(double rate, Histogram micros) {
    return new Latency(
        rate,
        micros.getTotalCount(),
        millis(micros, 50),
        millis(micros, 99),
        millis(micros, 99.9),
        micros.getMaxValue() / 1e3);
  }

  private static double millis(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }
}
