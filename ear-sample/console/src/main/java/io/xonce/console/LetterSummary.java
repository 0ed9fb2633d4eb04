/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A group of dead letters as it is shown: counted one by one, and none of them kept. */
final class LetterSummary {

  private final LetterGroup group;
  private int count;
  private int nameless;
  private @Nullable String origin;
  private @Nullable String application;
  private @Nullable String example;
  private @Nullable Instant first;
  private @Nullable Instant last;

  LetterSummary(LetterGroup group) {
    this.group = group;
  }

  int count() {
    return count;
  }

  /** Counts one more of the group. */
  void add(FailedLetter letter) {
    origin = count == 0 ? letter.origin() : origin; // of one group all have the same
    count++;
    nameless += letter.letter().id() == null ? 1 : 0;
    application = letter.application() == null ? application : letter.application();
    example = letter.error() == null ? example : letter.error();
    first = earlier(first, letter.first());
    last = later(last, letter.last());
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  JsonObjectBuilder toJson() {
    JsonObjectBuilder builder =
        Json.createObjectBuilder()
            .add("id", group.id())
            .add("queue", group.queue())
            .add("count", count);
    if (nameless > 0) {
      builder.add("withoutId", nameless);
    }
    add(builder, "origin", origin);
    add(builder, "saidOrigin", origin == null ? group.origin() : null);
    add(builder, "consumer", group.consumer());
    add(builder, "application", application);
    add(builder, "exception", group.error());
    add(builder, "example", example);
    add(builder, "first", first);
    add(builder, "last", last);
    return builder;
  }

  private static void add(JsonObjectBuilder builder, String name, @Nullable Object value) {
    if (value != null) {
      builder.add(name, Objects.toString(value));
    }
  }
}
