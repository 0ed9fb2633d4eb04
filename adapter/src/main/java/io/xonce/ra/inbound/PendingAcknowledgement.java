/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;

/**
 * What a session has processed and not acknowledged yet. A record says of each that it was
 * processed, so a few may wait and be acknowledged by one call, while more messages come.
 *
 * <p>If one of those fails, what waits is given back with it, and counted by the broker. So what
 * was delivered before does not wait: beside a poison message it would become a dead letter with
 * it.
 *
 * <p><b>Threads.</b> For one.
 */
final class PendingAcknowledgement {

  /** How many messages wait for it at most; a crash brings them again. */
  static final int MOST = 16;

  /** After which the first of them waits for no other than the one that is in hand. */
  static final Duration LONGEST = Duration.ofMillis(100);

  /** Whether a message is in hand, or may be. */
  private boolean open;

  private int inHand;
  private int processed;
  private long since;
  private boolean urgent;

  /** From here on a message may be in hand: a call that fails does not say what it has taken. */
  void receiving() {
    open = true;
  }

  void received(List<Message> messages) {
    open = !messages.isEmpty();
    inHand = messages.size();
    for (Message message : messages) {
      urgent |= HeldMessage.isRedelivered(message);
    }
  }

  /** All that was received is. */
  void processed() {
    if (processed == 0) {
      since = System.nanoTime();
    }
    processed += inHand;
    inHand = 0;
    open = false;
  }

  boolean isDue() {
    return exists()
        && (urgent || processed >= MOST || System.nanoTime() - since >= LONGEST.toNanos());
  }

  /**
   * Whether there is one that may be given. It takes all that the session has received (Messaging
   * 3.1, 6.2.10), so there is none while a message is in hand, or may be.
   */
  boolean exists() {
    return processed > 0 && !open;
  }

  /** Given, or given up. */
  void settled() {
    open = false;
    inHand = 0;
    processed = 0;
    urgent = false;
  }
}
