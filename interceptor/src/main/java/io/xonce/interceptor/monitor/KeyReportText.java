/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import io.xonce.interceptor.invocation.MessageIdentity;
import io.xonce.interceptor.log.Count;
import io.xonce.interceptor.monitor.KeyReport.Doubt;
import io.xonce.ledger.AttemptOutcome;
import io.xonce.ledger.AttemptRecord;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The story of a key for people to read: a summary, the record, the attempts, what is in doubt. */
final class KeyReportText {

  private final KeyReport story;
  private final StringJoiner lines = new StringJoiner("\n");

  private KeyReportText(KeyReport story) {
    this.story = story;
  }

  static String of(KeyReport story) {
    return new KeyReportText(story).text();
  }

  private String text() {
    lines.add("Key %s: %s".formatted(story.key(), summary()));
    ProcessedMessage record = story.record();
    if (record != null) {
      lines.add("Record: " + of(record));
    }
    story.attempts().forEach(attempt -> lines.add(of(attempt)));
    story.doubts().forEach(doubt -> lines.add(of(doubt)));
    if (story.otherDoubts() > 0) {
      lines.add(
          "The database holds %s in doubt, none of an attempt told here."
              .formatted(Count.of(story.otherDoubts(), "more branch", "more branches")));
    }
    if (hasNativeIds()) {
      lines.add(
          "Messages of AMQP are told by the id that they keep. Their JMSMessageID is another at each"
              + " delivery, and in the log only.");
    }
    return lines.toString();
  }

  private boolean hasNativeIds() {
    ProcessedMessage record = story.record();
    return (record != null && MessageIdentity.isNative(record.messageId()))
        || story.attempts().stream()
            .anyMatch(attempt -> MessageIdentity.isNative(attempt.messageId()));
  }

  private String summary() {
    ProcessedMessage record = story.record();
    if (record != null) {
      return record.outcome() == Outcome.REJECTED ? "rejected for good." : "processed.";
    }
    if (story.isEmpty()) {
      return "not known. It was never seen, or its record and its attempts are purged.";
    }
    return story.doubts().isEmpty()
        ? "not processed."
        : "in doubt. Copies of the message wait until the branch below is ended.";
  }

  private String of(ProcessedMessage record) {
    return "processed %s as message %s sent %s, fingerprint %s, by %s."
        .formatted(
            time(record.processedAt()),
            or(record.messageId(), "without id"),
            time(record.sentAt()),
            or(record.fingerprint(), "none"),
            author(record));
  }

  private String author(ProcessedMessage record) {
    return story.attempts().stream()
        .filter(story::isRecord)
        .map(attempt -> "attempt " + attempt.number())
        .findFirst()
        .orElse(
            record.claimant() == null
                ? "an attempt that was not recorded"
                : "attempt " + record.claimant().attempt());
  }

  private String of(AttemptRecord attempt) {
    return "Attempt %d: %s. From %s%s on %s, delivery %d of message %s, transaction %s%s"
        .formatted(
            attempt.number(),
            outcome(attempt),
            time(attempt.startedAt()),
            attempt.endedAt() == null ? "" : " to " + time(attempt.endedAt()),
            attempt.node(),
            attempt.deliveryCount(),
            or(attempt.messageId(), "without id"),
            or(attempt.transactionId(), "not known"),
            attempt.error() == null ? "." : ". " + attempt.error());
  }

  private String outcome(AttemptRecord attempt) {
    AttemptOutcome outcome = story.outcome(attempt);
    String name = outcome == null ? "RUNNING" : outcome.name();
    if (attempt.cause() != null) {
      name += ", " + attempt.cause();
    }
    if (story.isInDoubt(attempt)) {
      return name + ", in doubt";
    }
    if (attempt.outcome() != AttemptOutcome.UNKNOWN) {
      return name;
    }
    return outcome == AttemptOutcome.UNKNOWN
        ? name + ", its end was not seen and it left nothing behind"
        : name + ", its end was not seen but the record is its own";
  }

  private static String of(Doubt doubt) {
    return "In doubt: branch %s of attempt %d, prepared %s by node %s. %s"
        .formatted(
            doubt.branch().id(),
            doubt.attempt().number(),
            time(doubt.branch().preparedAt()),
            doubt.node(),
            fate(doubt));
  }

  private static String fate(Doubt doubt) {
    return switch (doubt.fate()) {
      case COMMITS -> "The transaction log holds the decision: recovery commits it.";
      case ROLLS_BACK ->
          "The transaction log holds no decision: unless it is just ending, recovery rolls it back"
              + " and the message comes again.";
      case OF_ANOTHER_NODE ->
          "Its decision is in the transaction log of that node, which is not this one: ask there.";
      case NOT_KNOWN -> "The transaction log was not reachable: its decision is not known here.";
    };
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "?" : time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String or(@Nullable Object value, String otherwise) {
    return Objects.toString(value, otherwise);
  }
}
