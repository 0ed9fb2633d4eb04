/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import io.xonce.lab.oracle.Finding;
import io.xonce.lab.oracle.Oracle;
import io.xonce.lab.oracle.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is there, against the plan. Who judges knows nothing of how the payments were processed, and
 * nothing of Xonce.
 *
 * @param effects entries in the ledger
 * @param lost payments without their entry or without their message
 * @param duplicated payments with more than one entry or more than one message
 * @param complaints whatever is not as it must be, lost and duplicated included
 */
record Judgement(long effects, long lost, long duplicated, List<String> complaints) {

  static Judgement of(Collection<Payment> plan, Evidence evidence) {
    List<Finding> findings = Oracle.judge(PaymentHistory.of(plan, evidence));
    List<String> complaints = new ArrayList<>();
    findings.forEach(finding -> complaints.add(finding.toString()));
    if (evidence.deadLetters() > 0) {
      complaints.add(evidence.deadLetters() + " messages are in the dead-letter queue");
    }
    return new Judgement(
        evidence.entries().size(),
        payments(findings, EnumSet.of(Violation.LOST, Violation.ZOMBIE)),
        payments(findings, EnumSet.of(Violation.DUPLICATED_EFFECT, Violation.DUPLICATED_OUTPUT)),
        List.copyOf(complaints));
  }

  private static long payments(List<Finding> findings, Set<Violation> violations) {
    return findings.stream()
        .filter(finding -> violations.contains(finding.violation()))
        .map(Finding::subject)
        .distinct()
        .count();
  }
}
