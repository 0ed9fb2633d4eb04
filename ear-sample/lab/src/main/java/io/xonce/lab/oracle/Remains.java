/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

import java.util.List;

/**
 * What should not be there when all is done.
 *
 * @param inDatabase branches prepared there
 * @param atBroker branches prepared there
 * @param decided transactions in the coordinator's log
 * @param waiting messages in the queues of the consumers, those being delivered included
 * @param leaks places where a secret was written
 * @param heuristics places where it is told of a branch that it ended on its own
 */
public record Remains(
    long inDatabase,
    long atBroker,
    long decided,
    long waiting,
    List<String> leaks,
    List<String> heuristics) {

  public static final Remains NONE = new Remains(0, 0, 0, 0);

  /** Of which nothing is told. */
  public Remains(long inDatabase, long atBroker, long decided, long waiting) {
    this(inDatabase, atBroker, decided, waiting, List.of(), List.of());
  }

  /** The same with what is told. */
  public Remains with(List<String> leaks, List<String> heuristics) {
    return new Remains(inDatabase, atBroker, decided, waiting, leaks, heuristics);
  }

  /** Whether all transactions have ended and all messages are out of their queues. */
  public boolean isDone() {
    return inDatabase == 0 && atBroker == 0 && decided == 0 && waiting == 0;
  }
}
