/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, and what the attempt ledger tells of it.
 *
 * @param application of the consumer that tells; null: nobody does
 * @param failure as the consumer tells it; null: nobody does
 */
record FailedLetter(
    LetterQueue queue,
    DeadLetter letter,
    @Nullable String application,
    @Nullable JsonObject failure) {

  LetterGroup group() {
    return new LetterGroup(
        queue.name(), letter.origin(), consumer(), LetterGroup.errorClass(error()));
  }

  @Nullable String consumer() {
    return failure == null ? letter.consumer() : failure.getString("consumer");
  }

  /** The consumer on this server that failed on it; null: none is known. */
  @Nullable ConsumerId consumerId() {
    String consumer = consumer();
    return application == null || consumer == null ? null : new ConsumerId(application, consumer);
  }

  @Nullable String error() {
    return failure == null ? null : failure.getString("error", null);
  }

  /** When it was first tried, or sent if nobody tells. */
  @Nullable Instant first() {
    return failure == null ? letter.sentAt() : Instant.parse(failure.getString("first"));
  }

  /** When it was last tried, or sent if nobody tells. */
  @Nullable Instant last() {
    return failure == null ? letter.sentAt() : Instant.parse(failure.getString("last"));
  }

  JsonObjectBuilder toJson() {
    JsonObjectBuilder builder =
        Json.createObjectBuilder()
            .add("id", letter.id())
            .add("type", letter.type())
            .add("properties", Json.createArrayBuilder(letter.properties()));
    if (letter.sentAt() != null) {
      builder.add("sentAt", letter.sentAt().toString());
    }
    if (failure != null) {
      builder.add("failure", failure);
    }
    return builder;
  }
}
