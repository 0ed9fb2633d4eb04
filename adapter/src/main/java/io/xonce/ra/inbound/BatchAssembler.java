/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which messages share a transaction: those that are there, up to one that none may follow.
 *
 * <p><b>Threads.</b> For one.
 */
final class BatchAssembler {

  /** Bytes of a body that is not kept in memory beside the others of a batch. */
  private static final int LARGE = 64 * 1024;

  private final PrefetchProbe probe = new PrefetchProbe();
  private final Supplier<@Nullable Message> another;
  private final FailedBatches failed;

  /**
   * @param another gives null if none is there, or none is wanted any more
   * @param failed knows who of a failed batch may share one again
   */
  BatchAssembler(Supplier<@Nullable Message> another, FailedBatches failed) {
    this.another = another;
    this.failed = failed;
  }

  /**
   * Waits for a message, and takes what is there besides; never waits for a second one.
   *
   * @param first waits for a message, and gives null if none comes
   * @param limit asked for again before each further message
   */
  Batch assemble(Supplier<@Nullable Message> first, IntSupplier limit) {
    List<Message> messages = new ArrayList<>();
    long begun = System.nanoTime();
    Message message = first.get();
    Duration waited = Duration.ofNanos(System.nanoTime() - begun);
    boolean full = false;
    while (message != null) {
      messages.add(message);
      full = messages.size() >= limit.getAsInt();
      boolean followed = mayBeFollowed(message); // Asked of the last, too: the answer is good once.
      message = followed && !full ? next(messages.size(), waited) : null;
    }
    return new Batch(messages, waited, full);
  }

  private @Nullable Message next(int received, Duration waited) {
    boolean second = received == 1;
    if (second && !probe.isDueAfter(waited)) {
      return null;
    }
    Message next = another.get();
    if (second) {
      probe.answered(next != null);
    }
    return next;
  }

  /**
   * A message that was delivered before may be what its last batch failed of: none that comes later
   * shares its fate. And a provider may leave a large body at the broker until it is read, and drop
   * it with the next message.
   */
  private boolean mayBeFollowed(Message message) {
    try {
      return (!message.getJMSRedelivered() || failed.mayBeFollowed(message))
          && (!(message instanceof BytesMessage bytes) || fetch(bytes));
    } catch (JMSException e) {
      return false;
    }
  }

  private static boolean fetch(BytesMessage message) throws JMSException {
    if (message.getBodyLength() > LARGE) {
      return false;
    }
    message.getBody(byte[].class);
    return true;
  }
}
