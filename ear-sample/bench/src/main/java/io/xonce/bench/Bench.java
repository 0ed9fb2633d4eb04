/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import io.xonce.bench.growth.ClaimCost;
import io.xonce.bench.growth.StoreGrowth;
import io.xonce.bench.host.BenchOptions;
import io.xonce.bench.host.MachineDescription;
import io.xonce.bench.load.TestBed;
import io.xonce.bench.load.Workload;
import io.xonce.bench.measure.CounterbalancedOrder;
import io.xonce.bench.measure.LatencyMeasurement;
import io.xonce.bench.measure.Measurement;
import io.xonce.bench.measure.RowResult;
import io.xonce.bench.measure.RowRunner;
import io.xonce.bench.report.BenchReport;
import io.xonce.bench.report.ConsoleReport;
import io.xonce.bench.report.Goal;
import io.xonce.bench.report.JsonReport;
import io.xonce.bench.report.ThroughputChart;
import io.xonce.bench.row.Row;
import io.xonce.bench.row.Rows;
import io.xonce.bench.steady.SteadyRun;
import io.xonce.bench.steady.SteadyState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the rows in turn, round by round, so that what changes on the machine hits them all. */
final class Bench {

  private static final int RESENT_PERCENT = 20;

  private final BenchOptions options;
  private final TestBed testBed;
  private final RowRunner runner;
  private final ConsoleReport console;
  private final Map<Row, List<Measurement>> rounds = new LinkedHashMap<>();

  private Bench(BenchOptions options, TestBed testBed, ConsoleReport console) {
    this.options = options;
    this.testBed = testBed;
    this.console = console;
    this.runner = new RowRunner(testBed);
    Rows.wanted(options.rows()).forEach(row -> rounds.put(row, new ArrayList<>()));
  }

  public static void main(String[] args) {
    BenchOptions options = BenchOptions.read();
    ConsoleReport console = new ConsoleReport(System.out);
    Map<String, String> settings;
    List<RowResult> results;
    List<SteadyRun> steady;
    console.say("%nStarting PostgreSQL, WildFly and the other consumers");
    try (TestBed testBed = TestBed.start(options)) {
      settings = MachineDescription.settings(options, testBed.database());
      results = new Bench(options, testBed, console).run();
      steady = steady(options, testBed, console);
    }
    List<ClaimCost> growth = growth(options, console);
    BenchReport report =
        new BenchReport(
            MachineDescription.describe(),
            settings,
            results,
            growth,
            steady,
            Goal.of(results, growth, steady));
    console.summary(report);
    JsonReport.write(options.target().resolve("bench.json"), report);
    ThroughputChart.write(options.target().resolve("bench.svg"), results);
  }

  private static List<ClaimCost> growth(BenchOptions options, ConsoleReport console) {
    if (options.growth() == 0) {
      return List.of();
    }
    console.say("%nFilling a store with up to %,d records", options.growth());
    return StoreGrowth.measure(options.growth(), console::growth);
  }

  private static List<SteadyRun> steady(
      BenchOptions options, TestBed testBed, ConsoleReport console) {
    if (options.steadySeconds() == 0) {
      return List.of();
    }
    console.say(
        "%nAt full rate for %d seconds, without a purge and with one", options.steadySeconds());
    return SteadyState.measure(
        testBed, Duration.ofSeconds(options.steadySeconds()), console::steady);
  }

  private List<RowResult> run() {
    for (int i = 1; i <= options.warmUps(); i++) {
      rounds.keySet().forEach(row -> console.round("warm-up", row, run(row)));
    }
    CounterbalancedOrder.run(
        options.rounds(),
        rounds.entrySet(),
        (of, turn) ->
            of.getValue().add(console.round("round " + turn, of.getKey(), run(of.getKey()))));
    List<RowResult> results = new ArrayList<>();
    rounds.forEach((row, measured) -> results.add(result(row, measured)));
    return new LatencyMeasurement(
            testBed, Duration.ofSeconds(options.latencySeconds()), console::latency)
        .addTo(results);
  }

  private Measurement run(Row row) {
    return runner.run(row, Workload.of(options.messages() * row.factor()));
  }

  private RowResult result(Row row, List<Measurement> measured) {
    Workload workload =
        Workload.of(options.messages() * row.factor()).with(RESENT_PERCENT, row.name().length());
    Measurement resends = console.round("resends", row, runner.run(row, workload));
    return new RowResult(row, measured, resends, null, null);
  }
}
