/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import io.xonce.bench.load.TestBed;
import io.xonce.bench.row.Row;
import io.xonce.bench.row.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Measures latencies, in turns, since delays of a few milliseconds depend on what the machine does
 * just then, and on what it did just before.
 */
public final class LatencyMeasurement {

  /** Share of a row's speed beyond which its queue may grow. */
  private static final double MOST_LOAD = 0.8;

  private static final int TURNS = 5;

  /** A row at a rate, and what was measured of it so far. */
  private record Load(Row row, double rate, List<LatencySample> runs) {

    static Load of(Row row, double rate) {
      return new Load(row, rate, new ArrayList<>());
    }
  }

  private final TestBed testBed;
  private final Duration turn;
  private final BiConsumer<Row, Latency> report;

  /**
   * @param each how long each latency is measured, in all turns together; zero: not at all
   * @param report is told each latency
   */
  public LatencyMeasurement(TestBed testBed, Duration each, BiConsumer<Row, Latency> report) {
    this.testBed = testBed;
    this.turn = each.dividedBy(TURNS);
    this.report = report;
  }

  /** Adds the latencies of each row at half of its own speed, and at half of that of plain. */
  public List<RowResult> addTo(List<RowResult> results) {
    return turn.isZero() ? results : atPlain(atOwn(results));
  }

  private List<RowResult> atOwn(List<RowResult> results) {
    List<Load> loads =
        receiving(results).map(result -> Load.of(result.row(), half(result))).toList();
    return with(measure(loads), results, RowResult::atOwnRate);
  }

  private List<RowResult> atPlain(List<RowResult> results) {
    List<Load> loads =
        results.stream()
            .filter(result -> result.row().name().equals(Rows.PLAIN))
            .map(LatencyMeasurement::half)
            .flatMap(rate -> bearing(rate, results))
            .toList();
    return with(measure(loads), results, RowResult::atRateOfPlain);
  }

  private static Stream<Load> bearing(double rate, List<RowResult> results) {
    return receiving(results)
        .filter(result -> rate < MOST_LOAD * result.perSecond().median())
        .map(result -> Load.of(result.row(), rate));
  }

  private static Stream<RowResult> receiving(List<RowResult> results) {
    return results.stream().filter(result -> result.row().host().receives());
  }

  private static double half(RowResult result) {
    return result.perSecond().median() / 2;
  }

  private Map<Row, Latency> measure(List<Load> loads) {
    ConstantRateLoad steady = new ConstantRateLoad(testBed);
    CounterbalancedOrder.run(
        TURNS,
        loads,
        (load, number) -> load.runs().add(steady.measure(load.row(), load.rate(), turn)));
    Map<Row, Latency> latencies = new LinkedHashMap<>();
    loads.forEach(load -> latencies.put(load.row(), Latency.of(load.rate(), load.runs())));
    latencies.forEach(report);
    return latencies;
  }

  private static List<RowResult> with(
      Map<Row, Latency> latencies,
      List<RowResult> results,
      BiFunction<RowResult, Latency, RowResult> addition) {
    return results.stream()
        .map(
            result -> {
              Latency latency = latencies.get(result.row());
              return latency == null ? result : addition.apply(result, latency);
            })
        .toList();
  }
}
