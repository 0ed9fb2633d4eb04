/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Measures the rows in turn, round by round, so that what changes on the machine hits them all. */
final class Bench {

  private static final int RESENT_PERCENT = 20;

  /** Share of a row's speed beyond which its queue may grow. */
  private static final double MOST_LOAD = 0.8;

  private static final int TURNS = 5;

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
    forthAndBack(
        options.rounds(),
        rounds.entrySet(),
        (of, turn) ->
            of.getValue().add(table.round("round " + turn, of.getKey(), run(of.getKey()))));
    List<Result> results = new ArrayList<>();
    rounds.forEach((row, measured) -> results.add(result(row, measured)));
    return sameRate(results);
  }

  /** So that none always has the same one before it. */
  private static <T> void forthAndBack(int turns, Collection<T> items, ObjIntConsumer<T> work) {
    List<T> order = new ArrayList<>(items);
    for (int i = 1; i <= turns; i++) {
      int turn = i;
      order.forEach(item -> work.accept(item, turn));
      Collections.reverse(order);
    }
  }

  /**
   * In turns, since delays of a few milliseconds depend on what the machine does just then, and on
   * what it did just before.
   */
  private List<Result> sameRate(List<Result> results) {
    double rate =
        results.stream()
            .filter(result -> result.row().name().equals(Rows.PLAIN))
            .mapToDouble(result -> result.perSecond().median() / 2)
            .findFirst()
            .orElse(Double.POSITIVE_INFINITY);
    Map<Result, List<SteadyRun>> runs = new LinkedHashMap<>();
    results.stream()
        .filter(result -> result.latency() != null)
        .filter(result -> rate < MOST_LOAD * result.perSecond().median())
        .forEach(result -> runs.put(result, new ArrayList<>()));
    forthAndBack(
        TURNS,
        runs.entrySet(),
        (of, turn) -> of.getValue().add(steady(of.getKey().row(), rate, TURNS)));
    return results.stream().map(result -> sameRate(result, rate, runs.get(result))).toList();
  }

  private Result sameRate(Result result, double rate, @Nullable List<SteadyRun> runs) {
    return runs == null
        ? result
        : result.atRateOfPlain(table.latency(result.row(), Latency.of(rate, runs)));
  }

  private Round run(Row row) {
    return trial.run(row, Plan.of(options.messages() * row.factor()));
  }

  private Result result(Row row, List<Round> measured) {
    Plan plan =
        Plan.of(options.messages() * row.factor()).with(RESENT_PERCENT, row.name().length());
    Round resends = table.round("resends", row, trial.run(row, plan));
    return new Result(row, measured, resends, latency(row, measured), null);
  }

  private @Nullable Latency latency(Row row, List<Round> measured) {
    if (row.host() == Row.Host.HERE || options.latencySeconds() == 0) {
      return null;
    }
    double rate = Statistics.of(measured, Round::perSecond).median() / 2;
    return table.latency(row, Latency.of(rate, List.of(steady(row, rate, 1))));
  }

  private SteadyRun steady(Row row, double rate, int turns) {
    Duration duration = Duration.ofSeconds(options.latencySeconds()).dividedBy(turns);
    return new SteadyLoad(lab).measure(row, rate, duration);
  }
}
