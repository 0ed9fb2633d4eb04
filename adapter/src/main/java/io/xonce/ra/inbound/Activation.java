/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import io.xonce.internal.Clause;
import io.xonce.ra.recovery.RecoveryResource;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import javax.transaction.xa.XAResource;

/** A message-driven bean that receives, from its activation to its deactivation. */
public final class Activation {

  private final Connector connector;
  private final ConnectionLog connections;
  private final RecoveryResource recovery;
  private final SessionPool sessions;
  private final StopSignal stop = new StopSignal();

  /**
   * Receives nothing yet.
   *
   * @throws ResourceException if the bean could not be protected, or not in a transaction
   */
  public Activation(
      ActivationSettings settings, MessageEndpointFactory endpoints, ContainerServices container)
      throws ResourceException {
    GuardedEndpoint endpoint = GuardedEndpoint.of(endpoints, settings.acknowledgement());
    connector = new Connector(settings, endpoint, container);
    connections = new ConnectionLog(bean(), settings, endpoint::receives);
    recovery = new RecoveryResource(settings.broker());
    sessions =
        new SessionPool(settings, bean(), container.threads(), this::session, System::nanoTime);
  }

  private PooledSession session() {
    return new DeliveryWorker(connector, sessions, connections, stop);
  }

  private String bean() {
    return connector.bean().getName();
  }

  /** What the transaction manager asks after a crash, from now until the end. */
  public XAResource recovery() {
    return recovery;
  }

  /**
   * Begins to receive.
   *
   * @throws ResourceException if the container has no threads; the activation has then ended
   */
  public void start() throws ResourceException {
    try {
      sessions.open();
    } catch (WorkException e) {
      stop();
      throw LOG.noThread(bean(), Clause.of(e.toString()), e);
    }
  }

  /** Returns when no session works any more, so that nothing of the bean is called afterwards. */
  public void stop() {
    stop.give();
    sessions.close();
    recovery.close();
  }
}
