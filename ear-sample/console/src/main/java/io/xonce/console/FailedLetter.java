/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response.Status;
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

  /**
   * Name of the queue that it goes back to; null: nobody knows it. Any sender can write where it
   * came from; what counts is that the broker itself puts here what fails there.
   */
  @Nullable String origin() {
    String said = letter.origin();
    return said != null && queue.takesFrom(said) ? said : null;
  }

  /** The same; refuses with 409 if nobody knows it. */
  String demandOrigin() {
    String origin = origin();
    if (origin == null) {
      throw Refusal.of(Status.CONFLICT, whyNoOrigin());
    }
    return origin;
  }

  /** Why it is not sent back. */
  String whyNoOrigin() {
    return letter.origin() == null
        ? "It does not say which queue it came from"
        : "It says that it came from %s, but the broker does not put into %s what fails there: its sender may have written that"
            .formatted(letter.origin(), queue.name());
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
            .add("type", letter.type())
            .add("properties", Json.createArrayBuilder(letter.properties()));
    if (letter.id() != null) {
      builder.add("id", letter.id());
    }
    if (letter.sentAt() != null) {
      builder.add("sentAt", letter.sentAt().toString());
    }
    if (failure != null) {
      builder.add("failure", failure);
    }
    return builder;
  }
}
