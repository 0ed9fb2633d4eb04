/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import io.xonce.demo.Attempt.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of the story: one payment from near, all of them in one line. */
final class Report {

  /** Complaints that are told; one fault can bring many. */
  private static final int MOST = 10;

  private final Payments payments;
  private final Evidence evidence;
  private final List<Attempt> attempts;

  private Report(Payments payments, Evidence evidence, List<Attempt> attempts) {
    this.payments = payments;
    this.evidence = evidence;
    this.attempts = attempts;
  }

  /** Tells what was found, and answers what is wrong with it. */
  static List<String> tell(Payments payments, Stage stage, Story story) {
    Evidence evidence = story.step("Reading the books and the messages", stage::evidence);
    return new Report(payments, evidence, stage.database().attempts()).tell(story);
  }

  private List<String> tell(Story story) {
    Judgement judgement = Judgement.of(payments.all(), evidence);
    long duplicates = attempts.stream().filter(a -> a.outcome() == Outcome.DUPLICATE).count();
    List<String> wrong = new ArrayList<>(judgement.complaints());
    if (duplicates == 0) {
      wrong.add("no duplicate was recognised, though payments were sent twice");
    }
    story.say("");
    biography().lines().forEach(line -> story.say("%s", line));
    wrong.stream().limit(MOST).forEach(line -> story.say("  WRONG: %s", line));
    if (wrong.size() > MOST) {
      story.say("  and %d more", wrong.size() - MOST);
    }
    story.say(
        "%nXONCE DEMO sent=%d duplicates=%d attempts=%d effects=%d lost=%d duplicated=%d",
        payments.messages().size(),
        duplicates,
        attempts.size(),
        judgement.effects(),
        judgement.lost(),
        judgement.duplicated());
    return wrong;
  }

  /** Of a payment that had it all, the kill too if there is one. */
  private Biography biography() {
    Map<String, List<Attempt>> byKey =
        attempts.stream().collect(Collectors.groupingBy(Attempt::key));
    return payments.all().stream()
        .filter(payments::isFlakyAndResent)
        .map(payment -> biography(payment, byKey.getOrDefault(payment.id(), List.of())))
        .max(Comparator.comparing(Report::eventful))
        .orElseThrow();
  }

  private Biography biography(Payment payment, List<Attempt> ofThisPayment) {
    return new Biography(
        payment,
        ofThisPayment,
        evidence.entries().stream().filter(payment::says).count(),
        evidence.messages().stream().filter(payment::says).count());
  }

  private static int eventful(Biography biography) {
    boolean sawTheKill = biography.attempts().stream().anyMatch(a -> a.outcome().sawTheKill());
    return biography.attempts().size() + (sawTheKill ? 1_000 : 0);
  }
}
