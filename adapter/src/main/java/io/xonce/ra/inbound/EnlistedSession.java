/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.SessionResource;
import io.xonce.ra.outbound.DeliveryScope;
import io.xonce.ra.recovery.NamedBranch;
import jakarta.jms.Message;
import jakarta.jms.XAJMSContext;
import java.util.function.IntSupplier;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** A session whose messages are acknowledged in the transaction, of which it is a branch. */
final class EnlistedSession implements BrokerSession, EnlistedSource {

  private final SendingSession sender;
  private final XAJMSContext context;
  private final SessionResource resource;
  private final XAResource branch;
  private final MessageReceiver receiver;
  private final FailedBatches failures;
  private final OpenConsumers consumers;
  private Batch inHand = Batch.NONE;

  /** Whether its consumer is one of those that are open. */
  private boolean consumes;

  EnlistedSession(
      ActivationSettings settings,
      ContainerServices container,
      FailedBatches failures,
      OpenConsumers consumers) {
    this.failures = failures;
    this.consumers = consumers;
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
          new MessageReceiver(
              settings, context.getContext(), failures, call -> resource.inBranch(call::get));
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
    consumes();
  }

  private void consumes() {
    if (!consumes) {
      consumers.opened();
      consumes = true;
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
    if (receiver.resume()) {
      consumes();
    }
    inHand = receiver.receive(limit, MessageReceiver.IDLE);
    return inHand;
  }

  /**
   * What was handed over ahead of time keeps its place. Not where it belongs to a group, of which
   * another session would go on before this one has rolled back.
   */
  @Override
  public void failed(@Nullable Message at) {
    failures.add(inHand.messages(), at);
    if (consumes && !inHand.areGrouped() && consumers.mayClose()) {
      consumes = false;
      resource.inBranch(receiver::release);
    }
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
    if (consumes) {
      consumes = false;
      consumers.closed();
    }
    try (sender) {
      context.close();
    }
  }
}
