/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.spi;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Decides for the messages of a batch whether a bean is called with them. The adapter looks for one
 * with {@link java.util.ServiceLoader} through the class loader of the bean, once for each
 * activation, so that a bean is protected also where its container applies no interceptors.
 *
 * <p><b>Threads:</b> called by all sessions of an activation at once.
 */
public interface BatchGuard {

  /** One message of a batch, decided on. */
  interface Claimed {

    /**
     * Calls the bean, or does not, or does more than that. After a normal return the message is
     * acknowledged if the transaction of the batch commits.
     *
     * @param bean calls the bean with the message; to be called at most once, on this thread
     * @throws Exception whatever the bean throws, or a refusal: the batch rolls back
     */
    void process(Callable<@Nullable Object> bean) throws Exception;

    /**
     * Told that the transaction of the batch has committed, on the same thread and outside any
     * transaction. What it does with the bean now is no part of that transaction any more. Throws
     * nothing.
     *
     * @param bean calls the bean with any message; it joins the transaction on this thread
     */
    default void committed(MessageListener bean) {}
  }

  /**
   * Whether beans of a class are protected. Asked while the bean is activated, outside any
   * transaction.
   *
   * @param bean the class of the message-driven bean
   * @throws RuntimeException if it asks for protection and cannot have it; the activation fails
   */
  boolean protects(Class<?> bean);

  /**
   * Whether protection is available yet. Until it is, nothing is received, and it is asked again.
   * Asked by each session, outside any transaction, with the class loader of the bean as context
   * class loader.
   *
   * @param bean a class it {@link #protects}
   * @param acknowledgement of its messages
   * @throws RuntimeException if protection is not available as things are; it is asked again
   */
  boolean isReady(Class<?> bean, Acknowledgement acknowledgement);

  /**
   * Why nothing should be received now, although the broker is there: what is received could not be
   * processed. Asked before each transaction, so the answer must be at hand; outside any
   * transaction, with the class loader of the bean as context class loader.
   *
   * @param bean a class it {@link #protects}
   * @return the reason, for people; null if there is none
   */
  default @Nullable String obstacle(Class<?> bean) {
    return null;
  }

  /**
   * Told that a bean gets no messages, and that it does again, for whoever watches the application.
   * Outside any transaction, with the class loader of the bean as context class loader.
   *
   * @param bean a class it {@link #protects}
   * @param obstacle why a session cannot receive; null once all of them can
   */
  default void receives(Class<?> bean, @Nullable String obstacle) {}

  /**
   * Claims the keys of a batch. Runs in its transaction, on the thread that will call the bean,
   * with the class loader of the bean as context class loader, and before the first of the calls.
   *
   * @param bean a class it {@link #protects}
   * @param acknowledgement if in the transaction, all of them were received in it
   * @param messages in the order of delivery, at least one
   * @return one for each message, in the same order
   * @throws Exception if nothing can be decided: the batch rolls back
   */
  List<? extends Claimed> claim(
      Class<?> bean, Acknowledgement acknowledgement, List<Message> messages) throws Exception;

  /**
   * Names a message in a text, by what stays the same over its deliveries. That is not always the
   * JMS message id.
   *
   * @param message one that failed, perhaps no longer in a transaction
   * @return its id; may hold what its sender chose
   */
  default String describe(Message message) {
    try {
      return String.valueOf(message.getJMSMessageID());
    } catch (JMSException e) {
      return "without id";
    }
  }
}
