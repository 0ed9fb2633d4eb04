/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.interceptor.log.Count;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.proof.Participant;
import io.xonce.interceptor.rehearsal.RehearsalReport;
import io.xonce.store.ExecutedStatement;
import java.util.List;

/** What a rehearsal has shown, for people and programs. */
final class RehearsalAnswer {

  private RehearsalAnswer() {}

  /** One line, which is recorded. */
  static String summary(RehearsalReport report) {
    return "Rehearsed, and rolled back: " + outcome(report) + done(report);
  }

  private static String outcome(RehearsalReport report) {
    Throwable thrown = report.thrown();
    if (thrown != null) {
      return (report.called() ? "it fails with " : "it is refused with ")
          + Printable.described(thrown);
    }
    if (!report.called()) {
      return "the bean is not called, as its key is known or stale: see the verdict";
    }
    return report.marked()
        ? "the bean returns, and has its transaction rolled back"
        : "it would be processed";
  }

  private static String done(RehearsalReport report) {
    int messages = report.sent().values().stream().mapToInt(Integer::intValue).sum();
    List<ExecutedStatement> statements = report.statements();
    return statements == null
        ? "; %d sent".formatted(messages)
        : "; %s, %s changed, %d sent"
            .formatted(
                Count.of(
                    statements.stream().mapToLong(ExecutedStatement::times).sum(), "statement"),
                Count.of(
                    statements.stream()
                        .mapToLong(each -> each.rows() == null ? 0 : each.rows())
                        .sum(),
                    "row"),
                messages);
  }

  /**
   * All of it.
   *
   * @param store JNDI name of the consumer's store
   */
  static JsonText of(RehearsalReport report, String store) {
    JsonText answer =
        new JsonText()
            .with("called", report.called())
            .with("fails", report.fails())
            .with("millis", report.took().toMillis());
    Throwable thrown = report.thrown();
    if (thrown != null) {
      answer.with(
          "thrown",
          new JsonText()
              .with("class", thrown.getClass().getName())
              .with("message", Printable.reason(thrown)));
    }
    return seen(answer, report, store);
  }

  private static JsonText seen(JsonText answer, RehearsalReport report, String store) {
    List<ExecutedStatement> statements = report.statements();
    if (statements == null) {
      answer.with(
          "statementsUnseen",
          report.called()
              ? "What was executed is not known: the store's datasource is not HonestXADataSource."
              : "The bean was not called: it executed nothing.");
    } else {
      answer.withAll("statements", statements, RehearsalAnswer::written);
    }
    return answer
        .withAll(
            "sent",
            report.sent().entrySet(),
            each ->
                new JsonText().with("destination", each.getKey()).with("messages", each.getValue()))
        .withTexts("resources", report.participants().stream().map(Participant::name).toList())
        .withTexts(
            "unseen",
            report.participants().stream()
                .filter(each -> !each.tellsWhatItSends())
                .map(Participant::name)
                .filter(name -> isUnseen(report) || !name.equals(store))
                .toList());
  }

  /** Whether something may have been executed in the store that nobody saw. */
  private static boolean isUnseen(RehearsalReport report) {
    return report.called() && report.statements() == null;
  }

  private static JsonText written(ExecutedStatement statement) {
    return new JsonText()
        .with("sql", statement.sql())
        .with("times", statement.times())
        .with("rows", statement.rows());
  }
}
