/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static io.xonce.ra.RaMessages.LOG;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.work.WorkException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.transaction.xa.XAResource;

/** A message-driven bean that receives, from its activation to its deactivation. */
final class Activation {

  private final ActivationSettings settings;
  private final Bean bean;
  private final Server server;
  private final Pace pace;
  private final RecoveryResource recovery;
  private final Sessions sessions;
  private final Set<DeliverySession> failing = new HashSet<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private boolean announced;

  Activation(ActivationSettings settings, Bean bean, Server server) {
    this.settings = settings;
    this.bean = bean;
    this.server = server;
    this.pace = new Pace(settings.maxBatch());
    this.recovery = new RecoveryResource(settings.broker());
    this.sessions =
        new Sessions(
            settings,
            bean.type().getName(),
            server.threads(),
            () -> new DeliverySession(this),
            System::nanoTime);
  }

  Class<?> bean() {
    return bean.type();
  }

  XAResource recovery() {
    return recovery;
  }

  Sessions sessions() {
    return sessions;
  }

  void start() throws ResourceException {
    try {
      sessions.open();
    } catch (WorkException e) {
      stop();
      throw LOG.noThread(bean.type().getName(), e.toString(), e);
    }
  }

  /** Returns when no session works any more, so that nothing of the bean is called afterwards. */
  void stop() {
    stop.countDown();
    sessions.close();
    recovery.close();
  }

  boolean isStopping() {
    return stop.getCount() == 0;
  }

  /** Ends early when it is time to stop. */
  void pause(Duration time) {
    try {
      if (!stop.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debugf("Next attempt to connect %s", bean.type().getName());
      }
    } catch (InterruptedException e) {
      // Somebody wants the thread back.
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }

  boolean isReady() {
    return bean.isReady();
  }

  BrokerSession connect() {
    return new BrokerSession(settings, server);
  }

  Deliverer deliverer(BrokerSession session) throws UnavailableException {
    return new Deliverer(
        server.manager(), bean, session, bean.endpoint(), pace, settings.timeout());
  }

  /** One line when the first of the sessions connects, and when the last one is back. */
  synchronized void connected(DeliverySession session) {
    sessions.joined(session);
    boolean back = failing.remove(session) && failing.isEmpty();
    if (back || !announced) {
      announced = true;
      LOG.connected(
          bean.type().getName(),
          settings.destination(),
          settings.broker(),
          settings.range(),
          settings.maxBatch());
    }
  }

  /** One line for all sessions that fail. */
  synchronized void disconnected(DeliverySession session, Throwable reason) {
    LOG.debug("Session given up", reason);
    if (failing.isEmpty() && !isStopping()) {
      LOG.disconnected(
          bean.type().getName(), settings.destination(), settings.broker(), reason.toString());
    }
    failing.add(session);
  }

  synchronized void ended(DeliverySession session) {
    failing.remove(session);
    sessions.ended(session);
  }
}
