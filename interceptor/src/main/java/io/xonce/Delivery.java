/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import java.time.Instant;

/**
 * The delivery that runs on the current thread. Injectable ({@code @Inject Delivery}) into the
 * {@link Idempotent} bean and everything it calls on the same thread.
 *
 * <p><b>Threads.</b> The injected object is shared and safe to keep; what it answers belongs to the
 * calling thread. Outside a delivery every method throws {@link IllegalStateException}.
 */
public interface Delivery {

  /** The key of the message, shortened and escaped for people to read. */
  String key();

  /** The name of the consumer, see {@link Idempotent#consumer()}. */
  String consumer();

  /**
   * Which delivery of this message the broker says this is, 1 or more ({@code JMSXDeliveryCount},
   * Messaging 3.1, 3.5.9). A broker that crashed may have forgotten earlier ones.
   */
  int attempt();

  /** Whether the key was processed before; true only under {@link OnDuplicate#PROCEED}. */
  boolean isDuplicate();

  /** When the key was first processed; the moment of this delivery's claim if it is the first. */
  Instant firstSeen();

  /**
   * Runs an effect once the transaction of this delivery has committed, and never if it rolls back;
   * the rules are those of {@link AfterCommit}.
   *
   * @param effect what to run; what it throws is logged and changes nothing
   */
  void afterCommit(Runnable effect);
}
