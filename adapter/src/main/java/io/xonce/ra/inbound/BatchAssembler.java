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
  private final Supplier<@Nullable Message> first;
  private final Supplier<@Nullable Message> another;

  /**
   * @param first waits for a message, and gives null if none comes
   * @param another gives null if none is there, or none is wanted any more
   */
  BatchAssembler(Supplier<@Nullable Message> first, Supplier<@Nullable Message> another) {
    this.first = first;
    this.another = another;
  }

  /**
   * Waits for a message, and takes what is there besides; never waits for a second one.
   *
   * @param limit asked for again before each further message
   */
  Batch assemble(IntSupplier limit) {
    List<Message> messages = new ArrayList<>();
    long begun = System.nanoTime();
    Message message = first.get();
    Duration waited = Duration.ofNanos(System.nanoTime() - begun);
    boolean full = false;
    while (message != null) {
      messages.add(message);
      full = messages.size() >= limit.getAsInt();
      message = !full && mayBeFollowed(message) ? next(messages.size(), waited) : null;
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
  private static boolean mayBeFollowed(Message message) {
    try {
      return !message.getJMSRedelivered()
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
