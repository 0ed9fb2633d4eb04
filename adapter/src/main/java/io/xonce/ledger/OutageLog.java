/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.LedgerMessages.LOG;

/** Tells once that attempts cannot be written, and once that they are written again. */
final class OutageLog {

  private final RateLimit limit = new RateLimit();
  private boolean told;

  void begin(Throwable failure, int waiting) {
    if (!told && limit.permits(System.nanoTime())) {
      LOG.notWritten(failure, waiting);
      told = true;
    } else {
      LOG.debugf(failure, "Attempts not written; %d wait", waiting);
    }
  }

  void end(long lost) {
    if (told) {
      LOG.writtenAgain(lost);
      told = false;
    }
  }
}
