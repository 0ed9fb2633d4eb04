/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

import java.util.List;

/**
 * Says what is wrong with a history; nothing is, if each message took effect once. Messages are
 * followed by their identity, so that a loss and a duplicate do not cancel out. The time it takes
 * grows with the length of the history and no faster.
 */
public final class Oracle {

  private Oracle() {}

  /** All that is wrong, in no particular order. */
  public static List<Finding> judge(History history) {
    Index index = new Index(history);
    Findings findings = new Findings();
    new OriginCheck(index, findings).run();
    new KeyCheck(index, findings).run();
    new MessageCheck(index, findings).run();
    new EntityCheck(history, findings).run();
    remains(history.remains(), findings);
    return findings.all();
  }

  private static void remains(Remains remains, Findings findings) {
    orphaned("database", remains.inDatabase(), findings);
    orphaned("broker", remains.atBroker(), findings);
    orphaned("log of the coordinator", remains.decided(), findings);
    findings.addIf(remains.waiting() > 0, Violation.STUCK, "queues", remains.waiting());
    remains.heuristics().forEach(heuristic -> findings.add(Violation.HEURISTIC, "log", heuristic));
    remains.leaks().forEach(leak -> findings.add(Violation.LEAK, "log", leak));
  }

  private static void orphaned(String where, long count, Findings findings) {
    findings.addIf(count > 0, Violation.ORPHANED, where, count + " without an end");
  }
}
