/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.soak;

import java.util.Map;

/**
 * What there was while the server was at rest.
 *
 * @param messages that had been sent
 * @param threads how many have a name, without its digits
 */
record Sample(long messages, Map<Gauge, Double> values, Map<String, Long> threads) {
  double value(Gauge gauge) {
    return values.getOrDefault(gauge, 0.0);
  }
}
