/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.faults.site.Tally;
import io.xonce.faults.site.Topology;
import io.xonce.lab.oracle.Aside.Cause;
import io.xonce.lab.oracle.Sent.Answer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A run for people and for programs. */
final class Report {

  private static final String FAULT = "| %-24s | %6s | %10s | %14s | %14s |%n";

  private final Outcome outcome;

  Report(Outcome outcome) {
    this.outcome = outcome;
  }

  /** Tables, in Markdown. */
  String table() {
    StringBuilder text = new StringBuilder(String.format("Seed %d%n%n", outcome.seed()));
    line(text, FAULT, "fault", "struck", "in doubt", "longest, s", "resumed in, s");
    line(text, FAULT, "---", "---", "---", "---", "---");
    for (Fault fault : Fault.values()) {
      List<Strike> strikes = strikes(fault);
      if (!strikes.isEmpty()) {
        line(
            text,
            FAULT,
            fault,
            strikes.size(),
            inDoubt(strikes),
            longest(strikes, Strike::back),
            longest(strikes, Strike::resumed));
      }
    }
    text.append(System.lineSeparator());
    text.append(outcome.tally().table(outcome.consumers()));
    return text.append(String.format("%nFindings: %d%n", outcome.findings().size())).toString();
  }

  private static void line(StringBuilder text, String format, Object... cells) {
    text.append(String.format(Locale.ROOT, format, cells));
  }

  private List<Strike> strikes(Fault fault) {
    return outcome.strikes().stream().filter(strike -> strike.fault() == fault).toList();
  }

  /** Strikes that left branches prepared. */
  private static long inDoubt(List<Strike> strikes) {
    return strikes.stream().filter(strike -> strike.inDoubt() > 0).count();
  }

  private static long longest(List<Strike> strikes, Function<Strike, Duration> time) {
    return strikes.stream().map(time).mapToLong(Duration::toSeconds).max().orElse(0);
  }

  void write(Path directory, Topology topology) {
    String name = "faults-" + topology.name().toLowerCase(Locale.ROOT);
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
            .createWriter(Files.newBufferedWriter(directory.resolve(name + ".json")))) {
      Files.writeString(directory.resolve(name + ".md"), table());
      writer.writeObject(json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonObject json() {
    JsonArrayBuilder strikes = Json.createArrayBuilder();
    outcome.strikes().forEach(strike -> strikes.add(json(strike)));
    JsonObjectBuilder forms = Json.createObjectBuilder();
    outcome.consumers().forEach(form -> forms.add(form, json(form)));
    JsonArrayBuilder findings = Json.createArrayBuilder();
    outcome.findings().forEach(finding -> findings.add(finding.toString()));
    return Json.createObjectBuilder()
        .add("seed", outcome.seed())
        .add("strikes", strikes)
        .add("forms", forms)
        .add("findings", findings)
        .build();
  }

  private static JsonObjectBuilder json(Strike strike) {
    return Json.createObjectBuilder()
        .add("fault", strike.fault().name())
        .add("inTransaction", strike.inTransaction())
        .add("ahead", strike.ahead())
        .add("inDoubt", strike.inDoubt())
        .add("backMillis", strike.back().toMillis())
        .add("resumedMillis", strike.resumed().toMillis());
  }

  private JsonObjectBuilder json(String form) {
    Tally tally = outcome.tally();
    JsonObjectBuilder json = Json.createObjectBuilder();
    Stream.of(Answer.values())
        .forEach(
            answer -> json.add(answer.name().toLowerCase(Locale.ROOT), tally.sent(form, answer)));
    Stream.of(Cause.values())
        .forEach(
            cause -> json.add(cause.name().toLowerCase(Locale.ROOT), tally.asides(form, cause)));
    return json.add("copies", tally.copies(form)).add("effects", tally.effects(form));
  }
}
