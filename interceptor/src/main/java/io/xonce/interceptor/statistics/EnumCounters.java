/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each constant of an enum was counted. Counting allocates nothing and never waits. */
final class EnumCounters<E extends Enum<E>> {

  private final Map<E, LongAdder> counts;

  EnumCounters(Class<E> type) {
    counts = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      counts.put(constant, new LongAdder());
    }
  }

  void count(E constant) {
    adder(constant).increment();
  }

  long of(E constant) {
    return adder(constant).sum();
  }

  /** Every constant, also those never counted, by name. */
  Map<String, Long> byName() {
    Map<String, Long> named = new TreeMap<>();
    counts.forEach((constant, count) -> named.put(constant.name(), count.sum()));
    return named;
  }

  private LongAdder adder(E constant) {
    return Objects.requireNonNull(counts.get(constant));
  }
}
