/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers that are long to find, each kept for ten times as long as it took: whoever asks, and
 * however often, one thread at most looks, and no more than a tenth of the time.
 *
 * <p>Thread-safe.
 */
final class Lately<T> {

  private static final int TIMES = 10;
  private static final int MOST = 50;

  private record Answer<T>(T value, int edition, long until) {}

  private final LongSupplier nanos;
  private final AtomicInteger edition = new AtomicInteger();
  private final Map<String, Answer<T>> answers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer<T>> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Makes it empty.
   *
   * @param nanos the time, as {@link System#nanoTime} tells it
   */
  Lately(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The answer that is kept, or a new one. What fails is not kept. */
  synchronized T get(String question, Supplier<T> search) {
    Answer<T> kept = answers.get(question);
    if (kept != null && kept.edition() == edition.get() && nanos.getAsLong() < kept.until()) {
      return kept.value();
    }
    answers.remove(question);
    int begun = edition.get();
    long since = nanos.getAsLong();
    T found = search.get();
    long now = nanos.getAsLong();
    answers.put(question, new Answer<>(found, begun, now + TIMES * (now - since)));
    return found;
  }

  /** What was found so far is true no more; also what somebody is looking for right now. */
  void forget() {
    edition.incrementAndGet();
  }
}
