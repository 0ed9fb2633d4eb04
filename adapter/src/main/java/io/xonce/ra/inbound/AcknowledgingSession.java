/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import io.xonce.ra.outbound.DeliveryScope;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A session whose messages are acknowledged after the transaction, of which it is no branch
 * (CLIENT_ACKNOWLEDGE, Messaging 3.1, 6.2.10). To acknowledge takes a call to the broker and a
 * write to its disk; while messages come one behind the other, several share one.
 */
final class AcknowledgingSession implements BrokerSession, AcknowledgingSource {

  /** How long it looks out for one more message before it acknowledges. */
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final FailedBatches failures;
  private final SendingSession sender;
  private final JMSContext context;
  private final MessageReceiver receiver;
  private final PendingAcknowledgement pending = new PendingAcknowledgement();

  AcknowledgingSession(
      ActivationSettings settings, ContainerServices container, FailedBatches failures) {
    this.failures = failures;
    sender = new SendingSession(settings.broker(), container);
    context = settings.broker().connectAcknowledging();
    try {
      settings.identify(context);
      receiver = new MessageReceiver(settings, context, failures, Supplier::get);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  @Override
  public Deliverer deliverer(BatchTransactions transactions) {
    return new AcknowledgingDeliverer(transactions, this);
  }

  @Override
  public DeliveryScope scope() {
    return sender.scope();
  }

  @Override
  public Batch receive(IntSupplier limit) {
    Batch batch = pending.exists() ? receive(limit, MOMENT) : Batch.NONE;
    if (batch.messages().isEmpty()) {
      acknowledgeIfPending();
      batch = receive(limit, MessageReceiver.IDLE);
    }
    return batch;
  }

  private Batch receive(IntSupplier limit, Duration longest) {
    pending.receiving();
    Batch batch = receiver.receive(limit, longest);
    pending.received(batch.messages());
    return batch;
  }

  @Override
  public void processed() {
    pending.processed();
    if (pending.isDue()) {
      acknowledge();
    }
  }

  private void acknowledgeIfPending() {
    if (pending.exists()) {
      acknowledge();
    }
  }

  private void acknowledge() {
    context.acknowledge();
    pending.settled();
  }

  /**
   * What was handed over ahead of time keeps its place. What was processed and not acknowledged yet
   * comes again with what failed, and is acknowledged by its record.
   */
  @Override
  public void giveBack(List<Message> processed) {
    failures.add(processed);
    pending.settled();
    receiver.release();
    context.recover();
  }

  @Override
  public boolean isWoken() {
    return receiver.isWoken();
  }

  @Override
  public void handBack() {
    acknowledgeIfPending();
    receiver.handBack();
  }

  @Override
  public void wake() {
    receiver.wake();
  }

  @Override
  public void close() {
    try (sender;
        context) {
      acknowledgeAtLast();
    }
  }

  /** A broker that is gone will deliver them again. */
  private void acknowledgeAtLast() {
    try {
      acknowledgeIfPending();
    } catch (JMSRuntimeException e) {
      LOG.debug("Not acknowledged", e);
    }
  }
}
