/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many messages the sessions of one activation take at once. After a batch rolled back, one at
 * a time until each of its messages has been through by itself. A batch that took too long is
 * followed by half as many, growing by one with each full batch that commits: so a bean too slow
 * for a batch finds its size.
 *
 * <p>Thread-safe.
 */
final class AdaptiveBatchSize {

  /** A message that does not come back by then went elsewhere: to another server, or expired. */
  private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(30);

  private final int most;
  private int size;
  private final Map<String, Long> suspects = new HashMap<>();

  AdaptiveBatchSize(int most) {
    this.most = most;
    this.size = most;
  }

  synchronized int limit() {
    long now = System.nanoTime();
    suspects.values().removeIf(since -> now - since > LONGEST_ABSENCE.toNanos());
    return suspects.isEmpty() ? size : 1;
  }

  /** To be told before the roll back, so that no other session takes one of them among others. */
  synchronized void failed(List<Message> batch, boolean timedOut) {
    if (batch.size() <= 1) {
      // Now known to fail by itself; what else happens to it is the broker's business.
      batch.forEach(message -> suspects.remove(id(message)));
      return;
    }
    if (timedOut) {
      size = Math.max(1, batch.size() / 2);
    }
    long now = System.nanoTime();
    batch.forEach(message -> suspects.put(id(message), now));
  }

  /** Whether it was one of many, and not of those that come one at a time. */
  synchronized boolean committed(List<Message> batch) {
    boolean usual = suspects.isEmpty();
    if (usual && batch.size() >= size && size < most) {
      size++;
    }
    batch.forEach(message -> suspects.remove(id(message)));
    return usual;
  }

  private static @Nullable String id(Message message) {
    try {
      return message.getJMSMessageID();
    } catch (JMSException e) {
      return null;
    }
  }
}
