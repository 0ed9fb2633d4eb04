/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A group of dead letters as it is shown. */
final class LetterSummary {

  private LetterSummary() {}

  /**
   * Sums a group up.
   *
   * @param letters of one group, at least one
   */
  static JsonObjectBuilder of(List<FailedLetter> letters) {
    FailedLetter one = letters.get(letters.size() - 1);
    LetterGroup group = one.group();
    JsonObjectBuilder builder =
        Json.createObjectBuilder()
            .add("id", group.id())
            .add("queue", group.queue())
            .add("count", letters.size());
    add(builder, "origin", group.origin());
    add(builder, "consumer", group.consumer());
    add(builder, "application", one.application());
    add(builder, "exception", group.error());
    add(builder, "example", one.error());
    add(
        builder,
        "first",
        times(letters, FailedLetter::first).min(Comparator.naturalOrder()).orElse(null));
    add(
        builder,
        "last",
        times(letters, FailedLetter::last).max(Comparator.naturalOrder()).orElse(null));
    return builder;
  }

  private static Stream<Instant> times(
      List<FailedLetter> letters, Function<FailedLetter, @Nullable Instant> time) {
    return letters.stream().flatMap(letter -> Stream.ofNullable(time.apply(letter)));
  }

  private static void add(JsonObjectBuilder builder, String name, @Nullable Object value) {
    if (value != null) {
      builder.add(name, Objects.toString(value));
    }
  }
}
