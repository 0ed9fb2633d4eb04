/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.SessionResource;
import io.xonce.ra.outbound.DeliveryScope;
import io.xonce.ra.recovery.NamedBranch;
import jakarta.jms.XAJMSContext;
import java.util.function.IntSupplier;
import javax.transaction.xa.XAResource;

/** A session whose messages are acknowledged in the transaction, of which it is a branch. */
final class EnlistedSession implements BrokerSession, EnlistedSource {

  private final SendingSession sender;
  private final XAJMSContext context;
  private final SessionResource resource;
  private final XAResource branch;
  private final MessageReceiver receiver;

  EnlistedSession(ActivationSettings settings, ContainerServices container) {
    BrokerAddress broker = settings.broker();
    sender = new SendingSession(broker, container);
    context = broker.connect();
    try {
      settings.identify(context);
      resource = new SessionResource(context.getXAResource());
      branch =
          NamedBranch.receiving(
              resource, context, container.factoryNames().nameFor(broker), container.server());
      receiver =
          new MessageReceiver(settings, context.getContext(), call -> resource.inBranch(call::get));
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  @Override
  public Deliverer deliverer(BatchTransactions transactions) {
    return new EnlistingDeliverer(transactions, this);
  }

  @Override
  public XAResource branch() {
    return branch;
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
