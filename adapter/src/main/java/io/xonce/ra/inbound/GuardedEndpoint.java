/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import io.xonce.internal.Clause;
import io.xonce.internal.DisplayText;
import io.xonce.internal.RootCause;
import io.xonce.ra.spi.Acknowledgement;
import io.xonce.ra.spi.BatchGuard;
import io.xonce.ra.spi.BatchGuard.Claimed;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The message-driven bean of an activation, and who protects it. */
final class GuardedEndpoint {

  /** The advice stands at the end of a text. */
  private static final int LONGEST_REASON = 1000;

  private final Class<?> type;
  private final MessageEndpointFactory endpoints;
  private final BatchGuard guard;
  private final Acknowledgement acknowledgement;

  private GuardedEndpoint(
      MessageEndpointFactory endpoints, BatchGuard guard, Acknowledgement acknowledgement) {
    this.type = endpoints.getEndpointClass();
    this.endpoints = endpoints;
    this.guard = guard;
    this.acknowledgement = acknowledgement;
  }

  /** That of an activation, with its guard. */
  static GuardedEndpoint of(MessageEndpointFactory endpoints, Acknowledgement acknowledgement)
      throws ResourceException {
    Class<?> type = endpoints.getEndpointClass();
    demandTransaction(endpoints, type);
    BatchGuard guard = Guards.of(type);
    if (guard == Guards.NONE && acknowledgement == Acknowledgement.AFTER_COMMIT) {
      throw LOG.withoutRecords(type.getName());
    }
    return of(endpoints, acknowledgement, guard);
  }

  static GuardedEndpoint of(
      MessageEndpointFactory endpoints, Acknowledgement acknowledgement, BatchGuard guard) {
    return new GuardedEndpoint(endpoints, guard, acknowledgement);
  }

  private static void demandTransaction(MessageEndpointFactory endpoints, Class<?> type)
      throws ResourceException {
    try {
      if (!endpoints.isDeliveryTransacted(
          MessageListener.class.getMethod("onMessage", Message.class))) {
        throw LOG.notTransacted(type.getName());
      }
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  Class<?> type() {
    return type;
  }

  /** For one thread; the container enlists nothing for it. */
  MessageEndpoint create() throws UnavailableException {
    return endpoints.createEndpoint(null);
  }

  boolean isReady() {
    return guard.isReady(type, acknowledgement);
  }

  /** Why nothing should be received now; null if it should. */
  @Nullable String obstacle() {
    return guard.obstacle(type);
  }

  /** Tells whoever protects the bean why it gets no messages; null if it does. */
  void receives(@Nullable String obstacle) {
    guard.receives(type, obstacle);
  }

  List<? extends Claimed> claim(List<Message> batch) throws Exception {
    return guard.claim(type, acknowledgement, batch);
  }

  /**
   * A line, and no stack trace: what failed comes again, and would fill the log with it.
   *
   * @param inWork the message that the bean was called with, or null before the first and after the
   *     last
   */
  void logFailure(List<Message> batch, @Nullable Message inWork, Throwable failure) {
    LOG.debug("Rolled back", failure);
    String reason = DisplayText.of(Clause.of(RootCause.in(failure).toString()), LONGEST_REASON);
    if (batch.size() == 1) {
      LOG.messageRolledBack(id(batch.get(0)), type.getName(), reason);
    } else {
      String where = inWork == null ? "" : ", at message " + id(inWork);
      logBatch(batch.size(), where, reason);
    }
  }

  private void logBatch(int messages, String where, String reason) {
    if (acknowledgement == Acknowledgement.AFTER_COMMIT) {
      LOG.batchTakenApart(messages, type.getName(), where, reason);
    } else {
      LOG.batchRolledBack(messages, type.getName(), where, reason);
    }
  }

  /** AMQP and STOMP senders choose it, so it may hold anything. */
  private String id(Message message) {
    return DisplayText.of(guard.describe(message));
  }
}
