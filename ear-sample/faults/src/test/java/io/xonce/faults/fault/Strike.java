/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import java.time.Duration;

/**
 * A fault that took place.
 *
 * @param inTransaction sessions of the database that were in a transaction when it struck
 * @param ahead messages of all forms that were sent and had not taken effect
 * @param inDoubt branches that were prepared in the databases while all stood still; in one that
 *     has come back, those that have outlived it
 * @param back until all that had gone was there again
 * @param resumed from then until each form had processed a message
 */
public record Strike(
    Fault fault, long inTransaction, long ahead, long inDoubt, Duration back, Duration resumed) {

  /** However long an outage was, nobody is needed to go on, and no pause has grown with it. */
  private static final Duration LONGEST_TO_RESUME = Duration.ofSeconds(15);

  boolean isOverInTime() {
    return !fault.isOutage() || resumed.compareTo(LONGEST_TO_RESUME) <= 0;
  }
}
