/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import java.time.Duration;

/** How often the writer writes, and how often it says that its ledger lives. */
record WriterIntervals(Duration flush, Duration heartbeat) {

  static final Duration HEARTBEAT = Duration.ofSeconds(10);
}
