/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.soak;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Samples, one after each redeployment. The last quarter is held against the quarter that follows
 * the first tenth: by then pools have their size, and caches with a bound are full.
 */
record Series(List<Sample> samples) {

  private static final int LEAST = 3;

  Series {
    if (samples.size() < LEAST) {
      throw new IllegalArgumentException("From so few nothing can be told: " + samples.size());
    }
  }

  /** What there is more of in the end than may be, each with its numbers. */
  List<String> grown() {
    return Stream.of(Gauge.values())
        .filter(gauge -> median(late(), gauge) > median(early(), gauge) + gauge.margin())
        .map(this::told)
        .toList();
  }

  private String told(Gauge gauge) {
    return String.format(
        Locale.ROOT,
        "%s: from %.1f to %.1f",
        gauge.title(),
        median(early(), gauge),
        median(late(), gauge));
  }

  private List<Sample> early() {
    int warmUp = Math.max(1, samples.size() / 10);
    return samples.subList(warmUp, warmUp + quarter());
  }

  private List<Sample> late() {
    return samples.subList(samples.size() - quarter(), samples.size());
  }

  private int quarter() {
    return Math.max(1, samples.size() / 4);
  }

  private static double median(List<Sample> samples, Gauge gauge) {
    List<Double> sorted = samples.stream().map(sample -> sample.value(gauge)).sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }

  /** In Markdown. */
  String table() {
    StringBuilder text =
        new StringBuilder(row("messages", Stream.of(Gauge.values()).map(Gauge::title)));
    text.append(row("---", Stream.of(Gauge.values()).map(gauge -> "---")));
    samples.forEach(
        sample -> text.append(row(Long.toString(sample.messages()), cells(List.of(sample)))));
    text.append(row("early", cells(early())));
    text.append(row("late", cells(late())));
    return text.append(threads()).toString();
  }

  private static Stream<String> cells(List<Sample> samples) {
    return Stream.of(Gauge.values())
        .map(gauge -> median(samples, gauge))
        .map(value -> String.format(Locale.ROOT, value % 1 == 0 ? "%.0f" : "%.1f", value));
  }

  private static String row(String first, Stream<String> others) {
    return others.collect(Collectors.joining(" | ", "| " + first + " | ", " |\n"));
  }

  /** Of which name there are more or fewer than after the first sample. */
  private String threads() {
    Map<String, Long> first = samples.get(0).threads();
    Map<String, Long> last = samples.get(samples.size() - 1).threads();
    TreeSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(last.keySet());
    return names.stream()
        .filter(name -> !first.getOrDefault(name, 0L).equals(last.getOrDefault(name, 0L)))
        .map(
            name ->
                "%s: %d, then %d%n"
                    .formatted(name, first.getOrDefault(name, 0L), last.getOrDefault(name, 0L)))
        .collect(Collectors.joining("", "\n", ""));
  }
}
