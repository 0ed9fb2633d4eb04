/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

import io.xonce.lab.oracle.Sent.Answer;

/** Whether all that was seen comes from what was sent. */
final class OriginCheck {

  private final Index index;
  private final Findings findings;

  OriginCheck(Index index, Findings findings) {
    this.index = index;
    this.findings = findings;
  }

  void run() {
    index.history().effects().forEach(this::stamp);
    index.history().outputs().forEach(this::stamp);
    index.history().asides().forEach(this::aside);
    index.history().records().forEach(this::record);
  }

  private void stamp(Stamp stamp) {
    Sent sent = index.sent(stamp.sent());
    if (sent == null) {
      findings.add(Violation.ALIEN, stamp.key(), stamp);
    } else if (!sent.key().consumer().equals(stamp.key().consumer())) {
      findings.add(Violation.CROSS_TALK, sent.id(), stamp);
    } else if (sent.answer() == Answer.FAILED || sent.poison()) {
      findings.add(Violation.ABORTED_READ, sent.id(), stamp);
    } else if (!sent.key().equals(stamp.key()) || !sent.payload().equals(stamp.payload())) {
      findings.add(Violation.CONTRADICTORY, sent.id(), sent + " became " + stamp);
    }
  }

  private void aside(Aside aside) {
    Sent sent = index.sent(aside.sent());
    if (sent == null) {
      findings.add(Violation.ALIEN, aside.sent(), aside);
    } else if (!sent.key().consumer().equals(aside.consumer())) {
      findings.add(Violation.CROSS_TALK, sent.id(), aside);
    } else if (sent.answer() == Answer.FAILED) {
      findings.add(Violation.ABORTED_READ, sent.id(), aside);
    }
  }

  private void record(Key key) {
    findings.addIf(index.sent(key).isEmpty(), Violation.ALIEN, key, "recorded");
  }
}
