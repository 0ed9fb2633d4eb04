/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import java.time.Duration;

/** How often the writer writes, and how often it says that its ledger lives. */
record Pace(Duration flush, Duration beat) {

  static final Duration BEAT = Duration.ofSeconds(10);
}
