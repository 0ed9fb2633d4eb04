/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The neighbours of what failed in a batch. When they are redelivered they share a batch once more,
 * while what failed is alone, or the last of a batch. If that batch fails, too, so is each of them.
 *
 * <p>It belongs to an activation, whatever session they come to. What it does not know, after a
 * restart or on another node, is alone.
 *
 * <p>Thread-safe.
 */
final class FailedBatches {

  /** By their message ids. */
  private final Set<String> neighbours;

  /**
   * @param most remembered at a time; the oldest are forgotten
   */
  FailedBatches(int most) {
    neighbours =
        Collections.newSetFromMap(
            new LinkedHashMap<>() {
              private static final long serialVersionUID = 1L;

              @Override
              protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
              }
            });
  }

  /**
   * Told of one.
   *
   * @param at the message that the bean was called with; null if none is to blame
   */
  synchronized void add(List<Message> batch, @Nullable Message at) {
    if (at == null) {
      return;
    }
    int failed = batch.indexOf(at);
    // Not the one right before it, which would be followed by it.
    add(batch.subList(0, Math.max(failed - 1, 0)));
    add(batch.subList(failed + 1, batch.size()));
  }

  /** Told of those that failed with nobody, and are redelivered beside one that did. */
  synchronized void add(List<Message> neighbours) {
    neighbours.forEach(this::add);
  }

  private void add(Message neighbour) {
    try {
      String id = neighbour.getJMSMessageID();
      if (id != null && !neighbour.getJMSRedelivered()) {
        neighbours.add(id);
      }
    } catch (JMSException e) {
      LOG.debug("A neighbour without an id", e);
    }
  }

  /** Whether a message that is redelivered may be followed by others, this time. */
  synchronized boolean mayBeFollowed(Message redelivered) throws JMSException {
    return neighbours.remove(redelivered.getJMSMessageID());
  }
}
