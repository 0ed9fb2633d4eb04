/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.report;

import io.xonce.bench.growth.ClaimCost;
import io.xonce.bench.measure.Latency;
import io.xonce.bench.measure.Measurement;
import io.xonce.bench.measure.RowResult;
import io.xonce.bench.measure.Statistics;
import io.xonce.bench.row.Row;
import io.xonce.bench.steady.SteadyRun;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that was measured, for machines. */
public final class JsonReport {

  private JsonReport() {}

  public static void write(Path file, BenchReport report) {
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
            .createWriter(Files.newBufferedWriter(file))) {
      writer.writeObject(
          Json.createObjectBuilder()
              .add("machine", texts(report.machine()))
              .add("settings", texts(report.settings()))
              .add("rows", array(report.results(), JsonReport::row))
              .add("timesPlain", numbers(report.timesPlain()))
              .add("growth", array(report.growth(), JsonReport::growth))
              .add("steady", array(report.steady(), JsonReport::steady))
              .add("goals", array(report.goals(), JsonReport::goal))
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObjectBuilder row(RowResult result) {
    Row row = result.row();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("name", row.name())
            .add("title", row.title())
            .add("transport", row.host().transport())
            .add("guarantee", row.guarantee())
            .add("exact", row.exact())
            .add("perSecond", statistics(result.perSecond()))
            .add("cpuMicros", statistics(Statistics.of(result.rounds(), Measurement::cpuMicros)))
            .add("flushes", statistics(Statistics.of(result.rounds(), Measurement::flushes)))
            .add("rounds", array(result.rounds(), JsonReport::round))
            .add("resends", round(result.resends()));
    add(json, "latencyMillis", result.latency());
    add(json, "latencyMillisAtPlain", result.latencyAtPlain());
    return json;
  }

  private static void add(JsonObjectBuilder json, String name, @Nullable Latency latency) {
    if (latency != null) {
      json.add(name, latency(latency));
    }
  }

  private static JsonObjectBuilder statistics(Statistics statistics) {
    return Json.createObjectBuilder()
        .add("median", statistics.median())
        .add("lowest", statistics.lowest())
        .add("highest", statistics.highest());
  }

  private static JsonObjectBuilder round(Measurement round) {
    return Json.createObjectBuilder()
        .add("messages", round.messages())
        .add("seconds", round.seconds())
        .add("perSecond", round.perSecond())
        .add("serverMicros", round.serverMicros())
        .add("consumerMicros", round.consumerMicros())
        .add("databaseMicros", round.databaseMicros())
        .add("flushes", round.flushes())
        .add("walBytes", round.walBytes())
        .add("lost", round.correctness().lost())
        .add("duplicated", round.correctness().duplicated());
  }

  private static JsonObjectBuilder latency(Latency latency) {
    return Json.createObjectBuilder()
        .add("perSecond", latency.rate())
        .add("measured", latency.measured())
        .add("p50", latency.p50())
        .add("p99", latency.p99())
        .add("p99.9", latency.p999())
        .add("highest", latency.highest())
        .add("cpuMicros", latency.cpuMicros());
  }

  private static JsonObjectBuilder growth(ClaimCost growth) {
    return Json.createObjectBuilder()
        .add("records", growth.records())
        .add("hugePages", growth.hugePages())
        .add("purging", growth.purging())
        .add("p50Micros", growth.p50Micros())
        .add("p99Micros", growth.p99Micros());
  }

  private static JsonObjectBuilder steady(SteadyRun run) {
    return Json.createObjectBuilder()
        .add("name", run.name())
        .add("perSecond", run.perSecond())
        .add("earlyBytes", run.earlyBytes())
        .add("lateBytes", run.lateBytes())
        .add("lost", run.lost())
        .add("duplicated", run.duplicated());
  }

  private static JsonObjectBuilder goal(Goal goal) {
    return Json.createObjectBuilder()
        .add("text", goal.text())
        .add("value", goal.value())
        .add(goal.atLeast() ? "atLeast" : "atMost", goal.limit())
        .add("met", goal.isMet());
  }

  private static <T> JsonArrayBuilder array(List<T> items, Function<T, JsonObjectBuilder> json) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    items.forEach(item -> array.add(json.apply(item)));
    return array;
  }

  private static JsonObjectBuilder numbers(Map<String, Double> values) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    values.forEach(json::add);
    return json;
  }

  private static JsonObjectBuilder texts(Map<String, String> values) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    values.forEach(json::add);
    return json;
  }
}
