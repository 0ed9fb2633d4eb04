/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import java.util.HashSet;
import java.util.Set;

/**
 * Tells how the sessions of an activation stand with the broker, in a line for all of them.
 *
 * <p>Thread-safe.
 */
final class ConnectionLog {

  private final String bean;
  private final ActivationSettings settings;
  private final Set<PooledSession> failing = new HashSet<>();
  private boolean announced;

  ConnectionLog(String bean, ActivationSettings settings) {
    this.bean = bean;
    this.settings = settings;
  }

  /** A line for the first one, and for the last of those that had failed. */
  synchronized void connected(PooledSession session) {
    boolean back = failing.remove(session) && failing.isEmpty();
    if (back || !announced) {
      announced = true;
      LOG.connected(
          bean, settings.destination(), settings.broker(), settings.range(), settings.maxBatch());
    }
  }

  /** A line for the first one. */
  synchronized void failed(PooledSession session, Throwable reason) {
    if (failing.isEmpty()) {
      LOG.disconnected(bean, settings.destination(), settings.broker(), reason.toString());
    }
    failing.add(session);
  }

  synchronized void ended(PooledSession session) {
    failing.remove(session);
  }
}
