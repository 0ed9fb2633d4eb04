/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.faults.site.Form;
import io.xonce.model.AttemptLog;
import io.xonce.model.Shape;
import io.xonce.model.TraceChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the server has told of each key, held against the model of the protocol. */
final class Traces {

  private final Map<Form, Map<Shape, Long>> shapes = new EnumMap<>(Form.class);
  private final Set<Shape> refusedInTransaction;
  private final Set<Shape> refusedAfterCommit;

  /** Asks the model once for each way to acknowledge. */
  Traces(AttemptLog log, List<Form> forms) {
    forms.forEach(form -> shapes.put(form, log.shapes(form.consumer())));
    refusedInTransaction = ask("in_transaction", form -> !isAcknowledgedAfterCommit(form));
    refusedAfterCommit = ask("after_commit", Traces::isAcknowledgedAfterCommit);
  }

  private static boolean isAcknowledgedAfterCommit(Form form) {
    return form.isAcknowledgedAfterCommit();
  }

  private Set<Shape> ask(String name, Predicate<Form> wanted) {
    List<Form> asked = shapes.keySet().stream().filter(wanted).toList();
    Set<Shape> all =
        asked.stream().flatMap(form -> of(form).keySet().stream()).collect(Collectors.toSet());
    try {
      boolean afterCommit = asked.stream().anyMatch(Traces::isAcknowledgedAfterCommit);
      return new HashSet<>(TraceChecker.refused(name, all, afterCommit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private Map<Shape, Long> of(Form form) {
    return shapes.getOrDefault(form, Map.of());
  }

  private List<Shape> refused(Form form) {
    Set<Shape> refused =
        isAcknowledgedAfterCommit(form) ? refusedAfterCommit : refusedInTransaction;
    return of(form).keySet().stream().filter(refused::contains).toList();
  }

  /** One line for each shape that is no behaviour of the model. */
  List<String> refused() {
    return shapes.keySet().stream()
        .flatMap(form -> refused(form).stream().map(shape -> form + ": " + shape))
        .toList();
  }

  /** In Markdown. */
  String table() {
    StringBuilder text = new StringBuilder(row("form", "keys", "shapes", "refused"));
    text.append(row("---", "---", "---", "---"));
    shapes.forEach(
        (form, counts) ->
            text.append(
                row(
                    form.consumer(),
                    counts.values().stream().mapToLong(Long::longValue).sum(),
                    counts.size(),
                    refused(form).size())));
    return text.toString();
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "| %-14s | %7s | %7s | %7s |%n", cells);
  }

  /** All shapes, those of most keys first. */
  void write(Path directory) {
    List<String> lines = new ArrayList<>();
    shapes.forEach(
        (form, counts) -> {
          lines.add(form.consumer());
          counts.entrySet().stream()
              .sorted(Map.Entry.<Shape, Long>comparingByValue().reversed())
              .forEach(entry -> lines.add(entry.getValue() + "\t" + entry.getKey()));
        });
    try {
      Files.write(directory.resolve("traces.txt"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
