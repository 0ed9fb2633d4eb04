/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.statistics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * How old the keys of duplicates were when the duplicates came. Counting allocates nothing and
 * never waits.
 */
final class AgeHistogram {

  /** Upper bounds, inclusive; what is older than the last has none. */
  static final List<Duration> BOUNDS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(30),
          Duration.ofDays(90));

  private static final long[] MILLIS = BOUNDS.stream().mapToLong(Duration::toMillis).toArray();

  private final LongAdder[] counts =
      Stream.generate(LongAdder::new).limit(MILLIS.length + 1L).toArray(LongAdder[]::new);

  /**
   * Counts a duplicate.
   *
   * @param millis its age; negative if the clocks of database and server differ, and then nothing
   */
  void count(long millis) {
    int bucket = 0;
    while (bucket < MILLIS.length && millis > MILLIS[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
  }

  /** The counts by their bounds, youngest first; the last has none. */
  Map<String, Long> byBound() {
    Map<String, Long> bounded = new LinkedHashMap<>();
    for (int bucket = 0; bucket < counts.length; bucket++) {
      bounded.put(name(bucket), counts[bucket].sum());
    }
    return bounded;
  }

  long total() {
    return Stream.of(counts).mapToLong(LongAdder::sum).sum();
  }

  /** The bucket of the oldest duplicate, the number of bounds if it is beyond all, -1 if none. */
  int oldest() {
    int bucket = counts.length - 1;
    while (bucket >= 0 && counts[bucket].sum() == 0) {
      bucket--;
    }
    return bucket;
  }

  private static String name(int bucket) {
    return bucket < BOUNDS.size() ? "up to " + RetentionAdvice.text(BOUNDS.get(bucket)) : "more";
  }
}
