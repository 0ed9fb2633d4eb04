/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import java.time.Instant;
import java.util.Map;

/**
 * The delivery that runs on the current thread. Injectable ({@code @Inject Delivery}) into the
 * {@link Idempotent} bean and everything it calls on the same thread.
 *
 * <p><b>Threads.</b> The injected object is shared and safe to keep; what it answers belongs to the
 * calling thread. Outside a delivery and its effects after the commit every method throws {@link
 * IllegalStateException}.
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
   * Answers the request in hand: sends a text message to {@link Idempotent#replyTo()} in the
   * transaction of the delivery, correlated by the request's correlation id, else by its message
   * id. Under {@link OnDuplicate#REPLAY} it is stored too, and a copy of the request gets the same
   * answer. A requester that is gone, with the temporary queue in its {@code JMSReplyTo}, does not
   * undo what was done: no reply is sent, and a numbered warning says so.
   *
   * @param body the text
   * @throws IllegalStateException if there is no reply destination, or the delivery has replied
   */
  void reply(String body);

  /**
   * Like {@link #reply(String)}, with message properties.
   *
   * @param body the text
   * @param properties string properties of the reply
   */
  void reply(String body, Map<String, String> properties);

  /**
   * Like {@link #reply(String)}, as a bytes message.
   *
   * @param body the bytes
   */
  void reply(byte[] body);

  /**
   * Runs an effect once the transaction of this delivery has committed, and never if it rolls back;
   * the rules are those of {@link AfterCommit}. The effect may ask for {@link #key()}, {@link
   * #consumer()}, {@link #attempt()}, {@link #isDuplicate()} and {@link #firstSeen()}; it is too
   * late for {@link #reply(String)} and for another {@code afterCommit}.
   *
   * @param effect what to run; what it throws is logged and changes nothing
   */
  void afterCommit(Runnable effect);
}
