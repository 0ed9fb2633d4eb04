/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import static io.xonce.ra.outbound.OutboundMessages.LOG;

import io.xonce.ra.broker.SessionResource;
import io.xonce.ra.broker.SessionResource.Work;
import io.xonce.ra.spi.SentDestinations;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The session that the calls of a handle go to.
 *
 * @param branch its branch, or null for a session that takes part in no transaction
 */
public record BoundSession(
    JMSContext context,
    @Nullable SessionResource branch,
    TransactionSynchronizationRegistry transactions) {

  /**
   * Does work of the session, unless it would be done outside the transaction it belongs to.
   *
   * @throws jakarta.jms.IllegalStateRuntimeException in that case
   */
  <T extends @Nullable Object, E extends Throwable> T run(Work<T, E> work) throws E {
    if (branch != null) {
      return branch.inBranch(work);
    }
    if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
      throw LOG.outsideTransaction();
    }
    return work.run();
  }

  /** Tells whoever watches the transaction where a message was sent to. */
  void sent(Destination to) {
    if (branch != null
        && transactions.getResource(SentDestinations.OBSERVER) instanceof Consumer<?> observer) {
      tell(observer, nameOf(to));
    }
  }

  /** Its type cannot be asked. */
  @SuppressWarnings("unchecked")
  private static void tell(Consumer<?> observer, String destination) {
    ((Consumer<Object>) observer).accept(destination);
  }

  private static String nameOf(Destination to) {
    try {
      return to instanceof Queue queue
          ? queue.getQueueName()
          : to instanceof Topic topic ? topic.getTopicName() : String.valueOf(to);
    } catch (JMSException e) {
      return String.valueOf(to);
    }
  }
}
