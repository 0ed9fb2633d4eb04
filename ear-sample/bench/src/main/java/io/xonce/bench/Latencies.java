/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Measures latencies, in turns, since delays of a few milliseconds depend on what the machine does
 * just then, and on what it did just before.
 */
final class Latencies {

  /** Share of a row's speed beyond which its queue may grow. */
  private static final double MOST_LOAD = 0.8;

  private static final int TURNS = 5;

  private final Lab lab;
  private final Duration turn;
  private final Table table;

  /**
   * @param each how long each latency is measured, in all turns together; zero: not at all
   */
  Latencies(Lab lab, Duration each, Table table) {
    this.lab = lab;
    this.turn = each.dividedBy(TURNS);
    this.table = table;
  }

  /** Adds the latencies of each row at half of its own speed, and at half of that of plain. */
  List<Result> addTo(List<Result> results) {
    return turn.isZero() ? results : atPlain(atOwn(results));
  }

  private List<Result> atOwn(List<Result> results) {
    Map<Row, Double> rates = new LinkedHashMap<>();
    receiving(results).forEach(result -> rates.put(result.row(), half(result)));
    return with(measure(rates), results, Result::atOwnRate);
  }

  private List<Result> atPlain(List<Result> results) {
    Map<Row, Double> rates = new LinkedHashMap<>();
    results.stream()
        .filter(result -> result.row().name().equals(Rows.PLAIN))
        .map(Latencies::half)
        .forEach(
            rate ->
                receiving(results)
                    .filter(result -> rate < MOST_LOAD * result.perSecond().median())
                    .forEach(result -> rates.put(result.row(), rate)));
    return with(measure(rates), results, Result::atRateOfPlain);
  }

  private static Stream<Result> receiving(List<Result> results) {
    return results.stream().filter(result -> result.row().host().receives());
  }

  private static double half(Result result) {
    return result.perSecond().median() / 2;
  }

  private Map<Row, Latency> measure(Map<Row, Double> rates) {
    Map<Row, List<SteadyRun>> runs = new LinkedHashMap<>();
    SteadyLoad load = new SteadyLoad(lab);
    Turns.forthAndBack(
        TURNS,
        rates.entrySet(),
        (of, number) ->
            runs.computeIfAbsent(of.getKey(), row -> new ArrayList<>())
                .add(load.measure(of.getKey(), of.getValue(), turn)));
    Map<Row, Latency> latencies = new LinkedHashMap<>();
    rates.forEach(
        (row, rate) ->
            latencies.put(
                row, table.latency(row, Latency.of(rate, runs.getOrDefault(row, List.of())))));
    return latencies;
  }

  private static List<Result> with(
      Map<Row, Latency> latencies,
      List<Result> results,
      BiFunction<Result, Latency, Result> addition) {
    return results.stream()
        .map(
            result -> {
              Latency latency = latencies.get(result.row());
              return latency == null ? result : addition.apply(result, latency);
            })
        .toList();
  }
}
