/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** A row at a rate, and what was measured of it so far. */
  private record Load(Row row, double rate, List<SteadyRun> runs) {

    static Load of(Row row, double rate) {
      return new Load(row, rate, new ArrayList<>());
    }
  }

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
    List<Load> loads =
        receiving(results).map(result -> Load.of(result.row(), half(result))).toList();
    return with(measure(loads), results, Result::atOwnRate);
  }

  private List<Result> atPlain(List<Result> results) {
    List<Load> loads =
        results.stream()
            .filter(result -> result.row().name().equals(Rows.PLAIN))
            .map(Latencies::half)
            .flatMap(rate -> bearing(rate, results))
            .toList();
    return with(measure(loads), results, Result::atRateOfPlain);
  }

  private static Stream<Load> bearing(double rate, List<Result> results) {
    return receiving(results)
        .filter(result -> rate < MOST_LOAD * result.perSecond().median())
        .map(result -> Load.of(result.row(), rate));
  }

  private static Stream<Result> receiving(List<Result> results) {
    return results.stream().filter(result -> result.row().host().receives());
  }

  private static double half(Result result) {
    return result.perSecond().median() / 2;
  }

  private Map<Row, Latency> measure(List<Load> loads) {
    SteadyLoad steady = new SteadyLoad(lab);
    Turns.forthAndBack(
        TURNS,
        loads,
        (load, number) -> load.runs().add(steady.measure(load.row(), load.rate(), turn)));
    Map<Row, Latency> latencies = new HashMap<>();
    loads.forEach(
        load ->
            latencies.put(
                load.row(), table.latency(load.row(), Latency.of(load.rate(), load.runs()))));
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
