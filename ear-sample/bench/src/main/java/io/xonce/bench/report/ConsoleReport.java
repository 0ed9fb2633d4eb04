/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.report;

import io.xonce.bench.growth.ClaimCost;
import io.xonce.bench.measure.Latency;
import io.xonce.bench.measure.Measurement;
import io.xonce.bench.measure.RowResult;
import io.xonce.bench.measure.Statistics;
import io.xonce.bench.row.Row;
import io.xonce.bench.steady.SteadyRun;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the reader of the console sees. */
public final class ConsoleReport {

  private final PrintStream out;

  public ConsoleReport(PrintStream out) {
    this.out = out;
  }

  /** A line of its own; the arguments as in {@link String#format}. */
  public void say(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }

  /** Tells of one run as soon as it is done. */
  public Measurement round(String name, Row row, Measurement round) {
    say(
        "  %-8s %-14s %,8.0f msg/s  cpu %5.0f us  %5.2f flushes  %6.0f B log  lost %d  duplicated %d",
        name,
        row.name(),
        round.perSecond(),
        round.cpuMicros(),
        round.flushes(),
        round.walBytes(),
        round.correctness().lost(),
        round.correctness().duplicated());
    return round;
  }

  public void latency(Row row, Latency latency) {
    say(
        "  latency  %-14s %,8.0f msg/s  p50 %.1f ms  p99 %.1f ms  p99.9 %.1f ms  cpu %.0f us",
        row.name(),
        latency.rate(),
        latency.p50(),
        latency.p99(),
        latency.p999(),
        latency.cpuMicros());
  }

  public void growth(ClaimCost growth) {
    say(
        "  %,12d records%-21s a claim takes %.0f us, p99 %.0f us",
        growth.records(),
        (growth.hugePages() ? ", huge pages" : "") + (growth.purging() ? ", purging" : ""),
        growth.p50Micros(),
        growth.p99Micros());
  }

  public void steady(SteadyRun run) {
    say(
        "  steady   %-14s %,8.0f msg/s  records %,d MB in the third minute, %,d MB in the last"
            + "  lost %d  duplicated %d",
        run.name(),
        run.perSecond(),
        run.earlyBytes() >> 20,
        run.lateBytes() >> 20,
        run.lost(),
        run.duplicated());
  }

  public void summary(BenchReport report) {
    say(
        "%n%-14s %-5s %8s %15s %7s %8s %8s %8s %8s %6s %6s",
        "row",
        "via",
        "msg/s",
        "lowest-highest",
        "cpu us",
        "flushes",
        "p50 ms",
        "p99 ms",
        "p99 same",
        "lost",
        "dupl.");
    report.results().forEach(this::line);
    say(
        "via: in-vm, the consumer lives in the broker's JVM; tcp, its messages cross the loopback.");
    say("p50, p99: at half of the row's own speed; p99 same: at half of the speed of plain.");
    say("");
    report.goals().forEach(this::goal);
  }

  private void goal(Goal goal) {
    say(
        "  %s %-45s %.3f (%s %.2f)",
        goal.isMet() ? "met   " : "MISSED",
        goal.text(),
        goal.value(),
        goal.atLeast() ? "at least" : "at most",
        goal.limit());
  }

  private void line(RowResult result) {
    Statistics speed = result.perSecond();
    say(
        "%-14s %-5s %,8.0f %,7.0f-%,7.0f %7.0f %8.2f %8s %8s %8s %6d %6d  %s",
        result.row().name(),
        result.row().host().transport(),
        speed.median(),
        speed.lowest(),
        speed.highest(),
        result.median(Measurement::cpuMicros),
        result.median(Measurement::flushes),
        millis(result.latency(), Latency::p50),
        millis(result.latency(), Latency::p99),
        millis(result.latencyAtPlain(), Latency::p99),
        result.resends().correctness().lost(),
        result.resends().correctness().duplicated(),
        result.row().title() + ": " + result.row().guarantee());
  }

  private static String millis(@Nullable Latency latency, ToDoubleFunction<Latency> value) {
    return latency == null ? "" : String.format(Locale.ROOT, "%.1f", value.applyAsDouble(latency));
  }
}
