/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

/** One delivery of a message to the bean, as the log tells it. */
record Attempt(
    String time, Verdict verdict, String key, String messageId, int delivery, Outcome outcome) {

  enum Verdict {
    FIRST,
    DUPLICATE
  }

  enum Outcome {
    COMMITTED,
    ROLLED_BACK,
    /** The log ends before the transaction does: the server was killed. */
    UNKNOWN
  }

  boolean isCommitted(Verdict wanted) {
    return verdict == wanted && outcome == Outcome.COMMITTED;
  }
}
