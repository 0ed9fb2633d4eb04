/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

/** One delivery of a message to the bean, as the attempt ledger tells it. */
record Attempt(String time, String key, String messageId, int delivery, Outcome outcome) {

  enum Outcome {
    COMMITTED("committed"),
    DUPLICATE("duplicate, skipped"),
    ROLLED_BACK("rolled back"),
    /** The server was killed, and the record is this attempt's: it had been prepared. */
    RECOVERED("committed by recovery"),
    UNKNOWN("unknown (server killed)");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    boolean sawTheKill() {
      return this == RECOVERED || this == UNKNOWN;
    }
  }
}
