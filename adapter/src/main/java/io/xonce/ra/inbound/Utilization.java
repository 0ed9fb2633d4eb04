/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import java.time.Duration;

/** How much of its time a session works. Whatever it does not work, it waits. */
final class Utilization {

  private static final Duration PERIOD = Duration.ofSeconds(30);

  private Duration waited = Duration.ZERO;
  private Duration worked = Duration.ZERO;

  /** Whether the session has worked for less than a quarter of a period, or of a longer time. */
  boolean isLowAfter(LoadSample sample) {
    waited = waited.plus(sample.waited());
    worked = worked.plus(sample.worked());
    Duration time = waited.plus(worked);
    if (time.compareTo(PERIOD) < 0) {
      return false;
    }
    boolean low = worked.multipliedBy(4).compareTo(time) < 0;
    if (!low) {
      waited = Duration.ZERO;
      worked = Duration.ZERO;
    }
    return low;
  }
}
