/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the rows in turn, round by round, so that what changes on the machine hits them all. */
final class Bench {

  private static final int RESENT_PERCENT = 20;

  private final Options options;
  private final Lab lab;
  private final Trial trial;
  private final Table table;
  private final Map<Row, List<Round>> rounds = new LinkedHashMap<>();

  private Bench(Options options, Lab lab, Table table) {
    this.options = options;
    this.lab = lab;
    this.table = table;
    this.trial = new Trial(lab);
    Rows.wanted(options).forEach(row -> rounds.put(row, new ArrayList<>()));
  }

  public static void main(String[] args) {
    Options options = Options.read();
    Table table = new Table(System.out);
    Map<String, String> settings;
    List<Result> results;
    table.say("%nStarting PostgreSQL, WildFly and the other consumers");
    try (Lab lab = Lab.start(options)) {
      settings = Machine.settings(options, lab);
      results = new Bench(options, lab, table).run();
    }
    List<Growth> growth = growth(options, table);
    Report report =
        new Report(Machine.describe(), settings, results, growth, Goal.of(results, growth));
    table.summary(report);
    JsonReport.write(options.target().resolve("bench.json"), report);
    Plot.write(options.target().resolve("bench.svg"), results);
  }

  private static List<Growth> growth(Options options, Table table) {
    if (options.growth() == 0) {
      return List.of();
    }
    table.say("%nFilling a store with up to %,d records", options.growth());
    return StoreGrowth.measure(options.growth(), table::growth);
  }

  private List<Result> run() {
    for (int i = 1; i <= options.warmUps(); i++) {
      rounds.keySet().forEach(row -> table.round("warm-up", row, run(row)));
    }
    Turns.forthAndBack(
        options.rounds(),
        rounds.entrySet(),
        (of, turn) ->
            of.getValue().add(table.round("round " + turn, of.getKey(), run(of.getKey()))));
    List<Result> results = new ArrayList<>();
    rounds.forEach((row, measured) -> results.add(result(row, measured)));
    return new Latencies(lab, Duration.ofSeconds(options.latencySeconds()), table).addTo(results);
  }

  private Round run(Row row) {
    return trial.run(row, Plan.of(options.messages() * row.factor()));
  }

  private Result result(Row row, List<Round> measured) {
    Plan plan =
        Plan.of(options.messages() * row.factor()).with(RESENT_PERCENT, row.name().length());
    Round resends = table.round("resends", row, trial.run(row, plan));
    return new Result(row, measured, resends, null, null);
  }
}
