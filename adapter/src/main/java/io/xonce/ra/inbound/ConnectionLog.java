/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells how the sessions of an activation stand with the broker, in a line for all of them.
 *
 * <p>Thread-safe.
 */
final class ConnectionLog {

  private final String bean;
  private final ActivationSettings settings;
  private final Consumer<@Nullable String> obstacles;
  private final Set<PooledSession> failing = new HashSet<>();
  private boolean announced;

  /**
   * @param obstacles told why a session does not receive, and null once all of them do
   */
  ConnectionLog(String bean, ActivationSettings settings, Consumer<@Nullable String> obstacles) {
    this.bean = bean;
    this.settings = settings;
    this.obstacles = obstacles;
  }

  /** A line for the first one, and for the last of those that had failed. */
  synchronized void connected(PooledSession session) {
    boolean back = hasRecovered(session);
    if (back || !announced) {
      announced = true;
      LOG.connected(
          bean,
          settings.destination(),
          settings.broker(),
          settings.range(),
          settings.maxBatch(),
          settings.acknowledgesAfterCommit() ? "after the commit" : "in the transaction");
    }
  }

  /** A line for the first one. */
  synchronized void failed(PooledSession session, Throwable reason) {
    if (fails(session, reason.toString())) {
      LOG.disconnected(bean, settings.destination(), settings.broker(), reason.toString());
    }
  }

  /** A line for the first one. */
  synchronized void consumerClosed(PooledSession session) {
    if (fails(session, "Its consumer was closed from outside.")) {
      LOG.consumerClosed(bean, settings.broker(), settings.destination());
    }
  }

  /** A line for the first one. */
  synchronized void paused(PooledSession session, String obstacle) {
    if (fails(session, obstacle)) {
      LOG.paused(bean, settings.destination(), obstacle);
    }
  }

  /** A line for the last one of those that waited with what they had in hand. */
  synchronized void goesOn(PooledSession session) {
    if (hasRecovered(session)) {
      LOG.goesOn(bean, settings.destination());
    }
  }

  synchronized void ended(PooledSession session) {
    hasRecovered(session);
  }

  /** Whether it is the first one. */
  private boolean fails(PooledSession session, String obstacle) {
    boolean first = failing.isEmpty();
    failing.add(session);
    if (first) {
      obstacles.accept(obstacle);
    }
    return first;
  }

  /** Whether it was the last one. */
  private boolean hasRecovered(PooledSession session) {
    boolean last = failing.remove(session) && failing.isEmpty();
    if (last) {
      obstacles.accept(null);
    }
    return last;
  }
}
