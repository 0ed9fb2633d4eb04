/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;

/**
 * Messages for one transaction.
 *
 * @param waited for the first of them, or in vain
 * @param full whether it is the limit that kept it from having more
 */
record Batch(List<Message> messages, Duration waited, boolean full) {

  static final Batch NONE = new Batch(List.of(), Duration.ZERO, false);

  /** What was handed over ahead of time is there sooner. */
  static final Duration AT_ONCE = Duration.ofMillis(1);

  /** As long as a transaction with a few quick messages takes; those behind it wait no longer. */
  private static final Duration QUICK = Duration.ofMillis(20);

  /**
   * Whether one of them belongs to a message group, or it cannot be told (Messaging 3.1, 3.5.9).
   */
  boolean areGrouped() {
    return messages.stream().anyMatch(Batch::isGrouped);
  }

  private static boolean isGrouped(Message message) {
    try {
      return message.getStringProperty("JMSXGroupID") != null;
    } catch (JMSException e) {
      return true;
    }
  }

  /** Whether messages waited for the session, and wait on, so that another one would help. */
  boolean isHeavy(Duration worked) {
    return !messages.isEmpty()
        && waited.compareTo(AT_ONCE) <= 0
        && (full || worked.compareTo(QUICK) > 0);
  }
}
