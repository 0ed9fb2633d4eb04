/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

/** What can be wrong, by the name of the fault. */
public enum Violation {
  LOST("a message that the broker had took no effect"),
  DUPLICATED_EFFECT("the state was changed more than once for one key"),
  DUPLICATED_OUTPUT("more than one message was sent for one key"),
  SUPPRESSED("the key is recorded as processed, and there is no effect"),
  UNPROTECTED("there is an effect, and its key was never recorded"),
  EARLY_PURGE("the key was recorded, and is forgotten"),
  CONTRADICTORY("state and message come from different runs, or not from what was sent"),
  GHOST("a message was sent by a run that left no effect"),
  ZOMBIE("there is an effect of a run of which no message was sent"),
  ALIEN("it comes from no message that was sent"),
  ABORTED_READ("it comes from a sending, or a run, that failed"),
  CROSS_TALK("a consumer reacted to what belongs to another"),
  SILENT_CONFLICT("another payload was taken for a duplicate, or dropped"),
  FALSE_CONFLICT("an equal payload was taken for a conflict"),
  UNDUE_DEAD_LETTER("a good message was given up"),
  UNACCOUNTED("a message that the broker had ended nowhere"),
  ACCOUNTED_TWICE("one message ended in more than one place"),
  FORK("two runs made the same version of an entity"),
  GAP("a version of an entity is of no effect"),
  WRONG_BALANCE("the balance is not the sum of the effects"),
  ORPHANED("a branch or transaction has no end"),
  HEURISTIC("a branch is told to have ended otherwise than its transaction"),
  STUCK("a message waits, and nothing is wrong any more"),
  LYING_TELEMETRY("a commit was told that did not take place"),
  LEAK("a secret was written where people read");

  private final String meaning;

  Violation(String meaning) {
    this.meaning = meaning;
  }

  /** What is wrong, in a sentence without its end. */
  public String meaning() {
    return meaning;
  }
}
