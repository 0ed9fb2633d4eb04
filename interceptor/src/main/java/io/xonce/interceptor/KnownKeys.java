/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.store.MessageKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest keys of one consumer that this server knows to be committed. A committed record is
 * final, so a hit is always right and needs no database; a miss says nothing. A key comes in only
 * after the commit: before it, a rollback would turn the message into a duplicate of nothing.
 *
 * <p>Thread-safe; holds at most so many keys, each no longer than the retention.
 */
final class KnownKeys {

  private final long retentionNanos;
  private final Map<ByteBuffer, Long> keys;

  KnownKeys(int limit, Duration retention) {
    this.retentionNanos = retention.toNanos();
    this.keys =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Long> eldest) {
            return size() > limit;
          }
        };
  }

  /** To be called after the commit of the transaction that found or made the record. */
  void committed(MessageKey key, long nanoTime) {
    ByteBuffer hash = ByteBuffer.wrap(key.hash());
    synchronized (keys) {
      keys.putIfAbsent(hash, nanoTime);
    }
  }

  boolean contains(MessageKey key, long nanoTime) {
    ByteBuffer hash = ByteBuffer.wrap(key.hash());
    synchronized (keys) {
      @Nullable Long since = keys.get(hash);
      if (since != null && nanoTime - since >= retentionNanos) {
        keys.remove(hash);
        return false;
      }
      return since != null;
    }
  }
}
