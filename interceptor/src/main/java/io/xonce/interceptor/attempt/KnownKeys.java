/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import io.xonce.store.MessageKey;
import io.xonce.store.ProcessedMessage;
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
public final class KnownKeys {

  private record Entry(ProcessedMessage first, long since) {}

  private final long retentionNanos;
  private final int limit;
  private final Map<MessageKey, Entry> keys;

  public KnownKeys(int limit, Duration retention) {
    this.limit = limit;
    this.retentionNanos = retention.toNanos();
    this.keys =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<MessageKey, Entry> eldest) {
            return size() > limit;
          }
        };
  }

  /** Whether it is worth telling it of commits. */
  boolean remembers() {
    return limit > 0;
  }

  /** To be called after the commit of the transaction that found or made the record. */
  void committed(MessageKey key, ProcessedMessage first, long nanoTime) {
    synchronized (keys) {
      keys.putIfAbsent(key, new Entry(first, nanoTime));
    }
  }

  /** The record of the first copy, or null if it is not known here. */
  public @Nullable ProcessedMessage find(MessageKey key, long nanoTime) {
    synchronized (keys) {
      @Nullable Entry entry = keys.get(key);
      if (entry == null) {
        return null;
      }
      if (nanoTime - entry.since() >= retentionNanos) {
        keys.remove(key);
        return null;
      }
      return entry.first();
    }
  }

  public int size() {
    synchronized (keys) {
      return keys.size();
    }
  }
}
