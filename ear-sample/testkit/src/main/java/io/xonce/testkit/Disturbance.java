/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import org.jspecify.annotations.Nullable;

/** What can come between a producer and a bean. */
public enum Disturbance {
  /** Nothing: each message once, in the order of the test. */
  NONE("undisturbed", null),
  /** Each message is sent twice, under two message ids, both before they are processed. */
  DUPLICATED("each message sent twice", "DUPLICATE"),
  /** Each message is sent again once all are processed, as by a producer that got no answer. */
  RESENT("each message sent again when all are processed", "DUPLICATE"),
  /** The messages are sent in another order, twice, the copies mixed among them. */
  REORDERED("messages and copies in random order", "DUPLICATE"),
  /** The first two deliveries of each message are rolled back after the bean has done its work. */
  FAILED("two deliveries of each message rolled back", "ROLLED_BACK"),
  /**
   * The server is killed while deliveries are at work, and started again. Only where the kit knows
   * how, see {@link Disturbances#killing}.
   */
  KILLED("the server killed in the middle of deliveries", "UNKNOWN");

  private final String text;
  private final @Nullable String trace;

  Disturbance(String text, @Nullable String trace) {
    this.text = text;
    this.trace = trace;
  }

  /** In words, as the name of the test shows it. */
  public String text() {
    return text;
  }

  /** The outcome of attempts that it leaves in the attempt ledger; null: it leaves none. */
  @Nullable String trace() {
    return trace;
  }

  /** How many attempts of that outcome there are at least for so many messages. */
  int traces(int messages) {
    return switch (this) {
      case FAILED -> messages * InducedFailures.DELIVERIES;
      case KILLED -> Math.min(messages, 1);
      default -> messages;
    };
  }
}
