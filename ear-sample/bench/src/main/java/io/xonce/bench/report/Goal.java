/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.report;

import io.xonce.bench.growth.ClaimCost;
import io.xonce.bench.measure.Latency;
import io.xonce.bench.measure.RowResult;
import io.xonce.bench.row.Rows;
import io.xonce.bench.steady.SteadyRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A figure and what it is held against.
 *
 * @param text what is compared
 * @param atLeast whether more is better
 */
public record Goal(String text, double value, double limit, boolean atLeast) {

  boolean isMet() {
    return atLeast ? value >= limit : value <= limit;
  }

  /** The goals whose rows were measured. */
  public static List<Goal> of(
      List<RowResult> results, List<ClaimCost> growth, List<SteadyRun> steady) {
    Map<String, RowResult> byName = new LinkedHashMap<>();
    results.forEach(result -> byName.put(result.row().name(), result));
    Goals goals = new Goals(byName);
    goals.faster(Rows.SINGLE, Rows.PLAIN, 0.95);
    goals.faster(Rows.SINGLE_JPA, Rows.PLAIN_JPA, 0.95);
    goals.faster(Rows.SINGLE, Rows.SPRING, 1);
    goals.faster(Rows.SINGLE, Rows.CAMEL, 1);
    goals.faster(Rows.SINGLE_TCP, Rows.SPRING, 1);
    goals.faster(Rows.SINGLE_TCP, Rows.CAMEL, 1);
    goals.faster(Rows.BATCH_50, Rows.PLAIN, 6);
    goals.faster(Rows.BATCH_50, Rows.LOCAL, 2);
    goals.faster(Rows.BATCH_50, Rows.BOUND_JTA, 0.7);
    goals.faster(Rows.BATCH_50, Rows.BOUND, 0.7);
    goals.faster(Rows.BATCH_JPA, Rows.PLAIN_JPA, 6);
    goals.faster(Rows.BATCH_1_SEND, Rows.PLAIN_SEND, 1.4);
    goals.faster(Rows.MARKABLE_SEND, Rows.PLAIN_SEND, 1.4);
    goals.faster(Rows.BATCH_SEND, Rows.PLAIN_SEND, 8);
    goals.faster(Rows.AFTER_1, Rows.PLAIN, 3);
    goals.faster(Rows.AFTER_1, Rows.LOCAL, 1);
    goals.faster(Rows.AFTER_50, Rows.BOUND_JTA, 0.9);
    goals.faster(Rows.AFTER_50, Rows.BOUND, 0.75);
    goals.faster(Rows.AFTER_1_SEND, Rows.PLAIN_SEND, 1.5);
    goals.faster(Rows.AFTER_50_SEND, Rows.PLAIN_SEND, 9);
    goals.faster(Rows.BATCH_50, Rows.SPRING, 1);
    goals.faster(Rows.BATCH_50, Rows.CAMEL, 1);
    goals.noLaterAtOwn(Rows.SINGLE, Rows.PLAIN);
    goals.noLater(Rows.SINGLE, Rows.PLAIN);
    goals.noLater(Rows.BATCH_50, Rows.PLAIN);
    goals.noLater(Rows.AFTER_1, Rows.PLAIN);
    goals.steady(growth);
    goals.purged(steady);
    return goals.found;
  }

  private record Goals(Map<String, RowResult> results, List<Goal> found) {

    Goals(Map<String, RowResult> results) {
      this(results, new ArrayList<>());
    }

    void faster(String row, String other, double times) {
      compare(
          "messages a second, ", row, other, times, true, result -> result.perSecond().median());
    }

    /** Each at half of what it can do. */
    void noLaterAtOwn(String row, String other) {
      compare(
          "p99 at half of its own load, ", row, other, 1, false, result -> p99(result.latency()));
    }

    /** At one rate: half of what the plain row can do. */
    void noLater(String row, String other) {
      compare(
          "p99 at half the load of plain, ",
          row,
          other,
          1,
          false,
          result -> p99(result.latencyAtPlain()));
    }

    /** A claim in the fullest store against one in the emptiest. */
    void steady(List<ClaimCost> growth) {
      List<ClaimCost> alone = growth.stream().filter(g -> !g.purging()).toList();
      if (alone.size() > 1) {
        ClaimCost last = alone.get(alone.size() - 1);
        double ratio = last.p50Micros() / alone.get(0).p50Micros();
        String text =
            "claim at %,d / %,d records".formatted(last.records(), alone.get(0).records());
        found.add(new Goal(text, ratio, 1.3, false));
      }
    }

    /** A purge that takes as much as comes in: its cost, and what it leaves. */
    void purged(List<SteadyRun> steady) {
      if (steady.size() == 2) {
        SteadyRun kept = steady.get(0);
        SteadyRun purged = steady.get(1);
        double ratio = purged.perSecond() / kept.perSecond();
        found.add(new Goal("messages a second, with / without a purge", ratio, 0.9, true));
        double size = (double) purged.lateBytes() / purged.earlyBytes();
        found.add(new Goal("records at the end / after two minutes", size, 1, false));
      }
    }

    private static double p99(@Nullable Latency latency) {
      return latency == null ? Double.NaN : latency.p99();
    }

    private void compare(
        String what,
        String row,
        String other,
        double limit,
        boolean atLeast,
        ToDoubleFunction<RowResult> figure) {
      RowResult one = results.get(row);
      RowResult two = results.get(other);
      if (one != null && two != null) {
        double ratio = figure.applyAsDouble(one) / figure.applyAsDouble(two);
        if (!Double.isNaN(ratio)) {
          found.add(new Goal(what + row + " / " + other, ratio, limit, atLeast));
        }
      }
    }
  }
}
