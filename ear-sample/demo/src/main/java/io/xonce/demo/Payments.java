/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The plan: which payments there are, which of them the database fails at first, which are sent
 * twice, and in what order. The same seed gives the same plan.
 */
final class Payments {

  private static final int ACCOUNTS = 50;
  private static final int MAX_CENTS = 100_000;

  private final List<Payment> all;
  private final Set<String> flaky;
  private final Set<String> resent;
  private final List<Payment> messages;

  private Payments(
      List<Payment> all, Set<String> flaky, Set<String> resent, List<Payment> messages) {
    this.all = all;
    this.flaky = flaky;
    this.resent = resent;
    this.messages = messages;
  }

  static Payments plan(int count, int resendPercent, int flakyPercent, long seed) {
    Random random = new Random(seed);
    List<Payment> all = IntStream.rangeClosed(1, count).mapToObj(i -> payment(i, random)).toList();
    List<Payment> flaky = share(all, flakyPercent, random);
    List<Payment> resent = share(all, resendPercent, random);
    // The story is told of a payment that is both.
    if (Collections.disjoint(flaky, resent) && !flaky.isEmpty() && !resent.isEmpty()) {
      resent.set(0, flaky.get(0));
    }
    List<Payment> messages = new ArrayList<>(all);
    messages.addAll(resent);
    Collections.shuffle(messages, random);
    return new Payments(all, ids(flaky), ids(resent), List.copyOf(messages));
  }

  /** Each payment once. */
  List<Payment> all() {
    return all;
  }

  /** Payments as they are sent, in this order; some come twice. */
  List<Payment> messages() {
    return messages;
  }

  /** Ids of the payments that fail on their first two attempts. */
  Set<String> flaky() {
    return flaky;
  }

  boolean isFlakyAndResent(Payment payment) {
    return flaky.contains(payment.id()) && resent.contains(payment.id());
  }

  static Set<String> accounts() {
    Set<String> accounts = new TreeSet<>();
    IntStream.range(0, ACCOUNTS).forEach(i -> accounts.add(account(i)));
    return accounts;
  }

  /** Messages that cannot have been processed yet, if only these payments have been booked. */
  long unprocessed(Set<String> booked) {
    return messages.stream().filter(message -> !booked.contains(message.id())).count();
  }

  private static Payment payment(int number, Random random) {
    return new Payment(
        String.format("pay-%05d", number),
        account(random.nextInt(ACCOUNTS)),
        BigDecimal.valueOf(1L + random.nextInt(MAX_CENTS), 2));
  }

  private static String account(int number) {
    return String.format("acc-%02d", number);
  }

  private static List<Payment> share(List<Payment> all, int percent, Random random) {
    List<Payment> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, all.size() * percent / 100);
  }

  private static Set<String> ids(List<Payment> payments) {
    Set<String> ids = new HashSet<>();
    payments.forEach(payment -> ids.add(payment.id()));
    return ids;
  }
}
