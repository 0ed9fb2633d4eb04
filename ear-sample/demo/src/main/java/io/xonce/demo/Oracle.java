/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges what is there against the plan. It knows nothing of how the payments were processed, and
 * nothing of Xonce.
 */
final class Oracle {

  private final Collection<Payment> plan;
  private final Evidence evidence;
  private final Map<String, Long> entries;
  private final Map<String, Long> messages;

  private Oracle(Collection<Payment> plan, Evidence evidence) {
    this.plan = plan;
    this.evidence = evidence;
    this.entries = countById(evidence.entries());
    this.messages = countById(evidence.messages());
  }

  static Judgement judge(Collection<Payment> plan, Evidence evidence) {
    return new Oracle(plan, evidence).judge();
  }

  private Judgement judge() {
    long lost = plan.stream().filter(payment -> fewest(payment) == 0).count();
    long duplicated = plan.stream().filter(payment -> most(payment) > 1).count();
    return new Judgement(evidence.entries().size(), lost, duplicated, complaints(lost, duplicated));
  }

  private List<String> complaints(long lost, long duplicated) {
    List<String> complaints = new ArrayList<>();
    if (lost > 0) {
      complaints.add(lost + " payments have no entry, or no message");
    }
    if (duplicated > 0) {
      complaints.add(duplicated + " payments have more than one entry, or message");
    }
    if (evidence.deadLetters() > 0) {
      complaints.add(evidence.deadLetters() + " messages are in the dead-letter queue");
    }
    complaints.addAll(unplanned("entry", evidence.entries()));
    complaints.addAll(unplanned("message", evidence.messages()));
    complaints.addAll(wrongBalances());
    return List.copyOf(complaints);
  }

  /** Effects of no planned payment, or with another account or amount. */
  private List<String> unplanned(String kind, List<Payment> effects) {
    Map<String, Payment> planned =
        plan.stream().collect(Collectors.toMap(Payment::id, Function.identity()));
    return effects.stream()
        .filter(effect -> !effect.says(planned.getOrDefault(effect.id(), NONE)))
        .map(effect -> "This " + kind + " was never asked for: " + effect.toJson())
        .toList();
  }

  private List<String> wrongBalances() {
    Map<String, BigDecimal> expected = new HashMap<>();
    evidence.balances().keySet().forEach(account -> expected.put(account, BigDecimal.ZERO));
    plan.forEach(p -> expected.merge(p.account(), p.amount(), BigDecimal::add));
    return expected.entrySet().stream()
        .filter(e -> balance(e.getKey()).compareTo(e.getValue()) != 0)
        .map(e -> balance(e.getKey()) + " on " + e.getKey() + " should be " + e.getValue())
        .sorted()
        .toList();
  }

  private BigDecimal balance(String account) {
    return evidence.balances().getOrDefault(account, BigDecimal.ZERO);
  }

  private long fewest(Payment payment) {
    return Math.min(count(entries, payment), count(messages, payment));
  }

  private long most(Payment payment) {
    return Math.max(count(entries, payment), count(messages, payment));
  }

  private static long count(Map<String, Long> counts, Payment payment) {
    return counts.getOrDefault(payment.id(), 0L);
  }

  private static Map<String, Long> countById(List<Payment> effects) {
    return effects.stream().collect(Collectors.groupingBy(Payment::id, Collectors.counting()));
  }

  private static final Payment NONE = new Payment("", "", BigDecimal.ZERO);

  /**
   * @param effects entries in the ledger
   * @param lost payments without their entry or without their message
   * @param duplicated payments with more than one entry or more than one message
   * @param complaints whatever is not as it must be, lost and duplicated included
   */
  record Judgement(long effects, long lost, long duplicated, List<String> complaints) {}
}
