/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import java.time.Duration;

/** How much of its time a session works. Whatever it does not work, it waits. */
final class Usage {

  private static final Duration PERIOD = Duration.ofSeconds(30);

  private Duration waited = Duration.ZERO;
  private Duration worked = Duration.ZERO;

  /** Whether the session has worked for less than a quarter of a period, or of a longer time. */
  boolean isSlackAfter(Turn turn) {
    waited = waited.plus(turn.waited());
    worked = worked.plus(turn.worked());
    Duration time = waited.plus(worked);
    if (time.compareTo(PERIOD) < 0) {
      return false;
    }
    boolean slack = worked.multipliedBy(4).compareTo(time) < 0;
    if (!slack) {
      waited = Duration.ZERO;
      worked = Duration.ZERO;
    }
    return slack;
  }
}
