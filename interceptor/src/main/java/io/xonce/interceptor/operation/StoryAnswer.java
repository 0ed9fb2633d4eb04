/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.interceptor.monitor.KeyReport;
import io.xonce.interceptor.monitor.KeyReport.Doubt;
import io.xonce.ledger.AttemptOutcome;
import io.xonce.ledger.AttemptRecord;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import org.jspecify.annotations.Nullable;

/** The story of a key. */
final class StoryAnswer {

  private StoryAnswer() {}

  static JsonText of(KeyReport story) {
    JsonText answer = new JsonText().withKey(story.key()).with("state", state(story));
    ProcessedMessage record = story.record();
    if (record != null) {
      answer.with("key", record.keyText()).with("record", written(record));
    }
    return answer
        .withAll("attempts", story.attempts(), attempt -> written(attempt, story))
        .withAll("doubts", story.doubts(), StoryAnswer::written)
        .with("otherDoubts", story.otherDoubts());
  }

  private static String state(KeyReport story) {
    ProcessedMessage record = story.record();
    if (record != null) {
      return record.outcome() == Outcome.REJECTED ? "REJECTED" : "PROCESSED";
    }
    if (story.isEmpty()) {
      return "NOT_KNOWN";
    }
    return story.doubts().isEmpty() ? "NOT_PROCESSED" : "IN_DOUBT";
  }

  private static JsonText written(ProcessedMessage record) {
    return new JsonText()
        .with("processedAt", record.processedAt())
        .with("messageId", record.messageId())
        .with("sentAt", record.sentAt())
        .with("fingerprint", record.fingerprint())
        .with("outcome", record.outcome())
        .with("node", record.claimant() == null ? null : record.claimant().node());
  }

  private static JsonText written(AttemptRecord attempt, KeyReport story) {
    return new JsonText()
        .with("number", attempt.number())
        .with("outcome", outcome(attempt, story))
        .with("cause", attempt.cause())
        .with("startedAt", attempt.startedAt())
        .with("endedAt", attempt.endedAt())
        .with("node", attempt.node())
        .with("delivery", attempt.deliveryCount())
        .with("messageId", attempt.messageId())
        .with("transaction", attempt.transactionId())
        .with("error", attempt.error())
        .with("isRecord", story.isRecord(attempt))
        .with("inDoubt", story.isInDoubt(attempt));
  }

  private static String outcome(AttemptRecord attempt, KeyReport story) {
    @Nullable AttemptOutcome outcome = story.outcome(attempt);
    return outcome == null ? "RUNNING" : outcome.name();
  }

  private static JsonText written(Doubt doubt) {
    return new JsonText()
        .with("branch", doubt.branch().id())
        .with("attempt", doubt.attempt().number())
        .with("preparedAt", doubt.branch().preparedAt())
        .with("node", doubt.node())
        .with("fate", doubt.fate());
  }
}
