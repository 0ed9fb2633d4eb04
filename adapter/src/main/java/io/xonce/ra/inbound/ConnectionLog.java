/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import io.xonce.internal.Clause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
  private final Map<PooledSession, String> failing = new LinkedHashMap<>();
  private @Nullable String told;
  private boolean announced;

  /**
   * @param obstacles told what keeps a session from receiving, whenever that becomes another, and
   *     null once all of them receive
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
      LOG.disconnected(
          bean, settings.destination(), settings.broker(), Clause.of(reason.toString()));
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
      LOG.paused(bean, settings.destination(), Clause.of(obstacle));
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
    if (!obstacle.equals(failing.get(session))) {
      failing.remove(session); // So that it stands behind the others.
      failing.put(session, obstacle);
      tell();
    }
    return first;
  }

  /** Whether it was the last one. */
  private boolean hasRecovered(PooledSession session) {
    boolean failed = failing.remove(session) != null;
    tell();
    return failed && failing.isEmpty();
  }

  /** What a session has met last is what holds now: an operator may have paused in an outage. */
  private void tell() {
    String latest = null;
    for (String obstacle : failing.values()) {
      latest = obstacle;
    }
    if (!Objects.equals(told, latest)) {
      told = latest;
      obstacles.accept(latest);
    }
  }
}
