/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import io.xonce.lab.oracle.Entity;
import io.xonce.lab.oracle.History;
import io.xonce.lab.oracle.Key;
import io.xonce.lab.oracle.Remains;
import io.xonce.lab.oracle.Sent;
import io.xonce.lab.oracle.Sent.Answer;
import io.xonce.lab.oracle.Stamp;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Payments, entries and messages, told as the history of one consumer, for the oracle to judge. */
final class PaymentHistory {

  private final Collection<Payment> plan;
  private final Evidence evidence;

  /** How many entries each account has, so far. */
  private final Map<String, Long> versions = new HashMap<>();

  private final Map<Payment, Stamp> effects = new HashMap<>();

  private PaymentHistory(Collection<Payment> plan, Evidence evidence) {
    this.plan = plan;
    this.evidence = evidence;
  }

  static History of(Collection<Payment> plan, Evidence evidence) {
    return new PaymentHistory(plan, evidence).history();
  }

  private History history() {
    List<Stamp> entries = evidence.entries().stream().map(this::effect).toList();
    Set<Key> keys = entries.stream().map(Stamp::key).collect(Collectors.toSet());
    return new History(
        plan.stream().map(PaymentHistory::sent).toList(),
        entries,
        evidence.messages().stream().map(this::output).toList(),
        List.of(),
        keys,
        Set.of(),
        Set.of(),
        evidence.balances().entrySet().stream()
            .map(entry -> entity(entry.getKey(), entry.getValue()))
            .toList(),
        Remains.NONE,
        Set.of());
  }

  private static Sent sent(Payment payment) {
    return new Sent(payment.id(), key(payment), payload(payment), Answer.ACKNOWLEDGED, false);
  }

  /** Entries have no version: they are numbered as they are read. */
  private Stamp effect(Payment entry) {
    Stamp stamp = stamp(entry, versions.merge(entry.account(), 1L, Long::sum));
    effects.putIfAbsent(canonical(entry), stamp);
    return stamp;
  }

  /** A message tells an entry if it says the same. */
  private Stamp output(Payment message) {
    return effects.getOrDefault(canonical(message), stamp(message, 0));
  }

  private Entity entity(String account, BigDecimal balance) {
    return new Entity(account, versions.getOrDefault(account, 0L), cents(balance));
  }

  private static Stamp stamp(Payment payment, long version) {
    return new Stamp(
        key(payment),
        payment.id(),
        "",
        payload(payment),
        payment.account(),
        version,
        cents(payment.amount()));
  }

  private static Key key(Payment payment) {
    return new Key("payments", payment.id());
  }

  private static String payload(Payment payment) {
    return payment.account() + " " + cents(payment.amount());
  }

  private static Payment canonical(Payment payment) {
    return new Payment(payment.id(), payment.account(), payment.amount().stripTrailingZeros());
  }

  private static long cents(BigDecimal amount) {
    return amount.movePointRight(2).longValueExact();
  }
}
