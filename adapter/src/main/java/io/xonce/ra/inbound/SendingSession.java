/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.SessionResource;
import io.xonce.ra.outbound.BoundSession;
import io.xonce.ra.outbound.DeliveryScope;
import io.xonce.ra.recovery.NamedBranch;
import jakarta.jms.JMSException;
import jakarta.jms.XAJMSContext;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * What a bean sends while it is called: in a branch that is enlisted when it sends for the first
 * time. By then the store has joined, and branches commit in the order in which they were enlisted,
 * so that no message is seen before the state it speaks of.
 */
final class SendingSession implements AutoCloseable {

  private record Connected(XAJMSContext context, SessionResource resource, XAResource branch) {}

  private final BrokerAddress broker;
  private final ContainerServices container;
  private @Nullable Connected connected;
  private volatile boolean broken;

  /** Connects to nothing yet. */
  SendingSession(BrokerAddress broker, ContainerServices container) {
    this.broker = broker;
    this.container = container;
  }

  DeliveryScope scope() {
    return DeliveryScope.begin(broker, container.transactions(), this::enlist);
  }

  /** In the transaction on this thread. */
  private BoundSession enlist() {
    Connected session = connected();
    try {
      if (!container.manager().getTransaction().enlistResource(session.branch())) {
        throw LOG.senderNotEnlisted(broker, null);
      }
    } catch (RollbackException | SystemException e) {
      throw LOG.senderNotEnlisted(broker, e);
    }
    return new BoundSession(
        session.context().getContext(), session.resource(), container.transactions());
  }

  private Connected connected() {
    if (broken) {
      broken = false;
      close();
    }
    Connected session = connected;
    if (session == null) {
      session = connect();
      connected = session;
    }
    return session;
  }

  private Connected connect() {
    XAJMSContext context = broker.connect();
    try {
      context.setExceptionListener(this::breaks);
      SessionResource resource = new SessionResource(context.getXAResource());
      XAResource branch =
          NamedBranch.sending(
              resource, context, container.factoryNames().nameFor(broker), container.server());
      return new Connected(context, resource, branch);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private void breaks(JMSException reason) {
    LOG.debugf(reason, "What is sent to %s needs another connection", broker);
    broken = true;
  }

  @Override
  public void close() {
    Connected session = connected;
    connected = null;
    if (session != null) {
      session.context().close();
    }
  }
}
