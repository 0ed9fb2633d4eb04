/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static io.xonce.ra.RaMessages.LOG;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.work.WorkException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.transaction.xa.XAResource;

/** A message-driven bean that receives, from its activation to its deactivation. */
final class Activation {

  /** As long as nothing ends in it, the work on the batches in hand may go on. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For all threads of an activation; a server that has them gives them at once. */
  private static final Duration FOR_THREADS = Duration.ofSeconds(3);

  private final ActivationSettings settings;
  private final Bean bean;
  private final Server server;
  private final Pace pace;
  private final RecoveryResource recovery;
  private final List<DeliverySession> sessions;
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
        Stream.generate(() -> new DeliverySession(this)).limit(settings.sessions()).toList();
  }

  Class<?> bean() {
    return bean.type();
  }

  XAResource recovery() {
    return recovery;
  }

  void start() throws ResourceException {
    for (DeliverySession session : sessions) {
      try {
        server.threads().scheduleWork(session);
      } catch (WorkException e) {
        stop();
        throw LOG.noThread(bean.type().getName(), e.toString(), e);
      }
    }
    complainOfWaiting();
  }

  /** A pool that is used up lets what it is given wait for ever, and says nothing. */
  private void complainOfWaiting() {
    long until = System.nanoTime() + FOR_THREADS.toNanos();
    long waiting =
        sessions.stream()
            .filter(session -> !hasBegun(session, Duration.ofNanos(until - System.nanoTime())))
            .count();
    if (waiting > 0) {
      LOG.waitingForThreads(waiting, settings.sessions(), bean.type().getName());
    }
  }

  private static boolean hasBegun(DeliverySession session, Duration time) {
    try {
      return session.awaitBegin(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns when no session works any more, so that nothing of the bean is called afterwards. */
  void stop() {
    stop.countDown();
    sessions.forEach(DeliverySession::wake);
    sessions.forEach(this::awaitEnd);
    recovery.close();
  }

  private void awaitEnd(DeliverySession session) {
    try {
      if (!session.awaitEnd(PATIENCE)) {
        LOG.interrupted(bean.type().getName(), PATIENCE.toSeconds());
        session.interrupt();
        session.awaitEnd(PATIENCE);
      }
    } catch (InterruptedException e) {
      session.interrupt();
      Thread.currentThread().interrupt();
    }
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
    boolean back = failing.remove(session) && failing.isEmpty();
    if (back || !announced) {
      announced = true;
      LOG.connected(
          bean.type().getName(),
          settings.destination(),
          settings.broker(),
          settings.sessions(),
          settings.maxBatch());
    }
  }

  /** One line for all sessions that fail. */
  synchronized void disconnected(DeliverySession session, Exception reason) {
    LOG.debug("Session given up", reason);
    if (failing.isEmpty() && !isStopping()) {
      LOG.disconnected(
          bean.type().getName(), settings.destination(), settings.broker(), reason.toString());
    }
    failing.add(session);
  }
}
