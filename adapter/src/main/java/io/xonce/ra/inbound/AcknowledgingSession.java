/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.outbound.DeliveryScope;
import jakarta.jms.JMSContext;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A session whose messages are acknowledged after the transaction, of which it is no branch
 * (CLIENT_ACKNOWLEDGE, Messaging 3.1, 6.2.10).
 */
final class AcknowledgingSession implements BrokerSession, AcknowledgingSource {

  private final ActivationSettings settings;
  private final SendingSession sender;
  private final JMSContext context;
  private final MessageReceiver receiver;

  AcknowledgingSession(ActivationSettings settings, ContainerServices container) {
    this.settings = settings;
    sender = new SendingSession(settings.broker(), container);
    context = settings.broker().connectAcknowledging();
    try {
      settings.identify(context);
      receiver = new MessageReceiver(settings, context, Supplier::get);
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
    return receiver.receive(limit);
  }

  @Override
  public void acknowledge() {
    context.acknowledge();
  }

  /**
   * What was handed over ahead of time keeps its place: Artemis would give it back as well, with
   * the redelivery delay of what failed.
   */
  @Override
  public void giveBack() {
    if (settings.areKeptWithoutConsumer()) {
      receiver.without(context::recover);
    } else {
      context.recover();
    }
  }

  @Override
  public boolean isWoken() {
    return receiver.isWoken();
  }

  @Override
  public void handBack() {
    receiver.handBack();
  }

  @Override
  public void wake() {
    receiver.wake();
  }

  @Override
  public void close() {
    try (sender) {
      context.close();
    }
  }
}
