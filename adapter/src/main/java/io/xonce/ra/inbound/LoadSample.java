/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import java.time.Duration;

/**
 * What a transaction tells of the load of its session.
 *
 * @param waited for messages
 * @param worked on them, to the end of the transaction
 * @param heavy whether another session would help
 */
record LoadSample(Duration waited, Duration worked, boolean heavy) {

  /** Of what tells nothing. */
  static final LoadSample NONE = new LoadSample(Duration.ZERO, Duration.ZERO, false);
}
