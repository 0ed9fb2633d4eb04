/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import io.xonce.bench.beans.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The payments of one run, some of them to be sent twice.
 *
 * @param distinct how many are different
 * @param messages in the order they are sent
 */
record Plan(int distinct, List<Payment> messages) {

  static final int ACCOUNTS = 100_000;

  /** How far behind the first the second copy may come, so that the two also meet. */
  private static final int DISTANCE = 200;

  private static final int AMOUNT = 100;

  static Plan of(int count) {
    String run = UUID.randomUUID().toString();
    return new Plan(count, IntStream.range(0, count).mapToObj(i -> payment(run, i)).toList());
  }

  /** Sends a share of the payments again. */
  Plan with(int resentPercent, long seed) {
    Random random = new Random(seed);
    List<Payment> sent = new ArrayList<>();
    List<List<Payment>> copies = new ArrayList<>();
    IntStream.range(0, distinct + DISTANCE).forEach(i -> copies.add(new ArrayList<>()));
    for (int i = 0; i < distinct; i++) {
      Payment payment = messages.get(i);
      sent.add(payment);
      if (random.nextInt(100) < resentPercent) {
        copies.get(i + random.nextInt(DISTANCE)).add(payment);
      }
      sent.addAll(copies.get(i));
    }
    copies.subList(distinct, copies.size()).forEach(sent::addAll);
    return new Plan(distinct, List.copyOf(sent));
  }

  /**
   * Each account in turn: payments in work at the same time never meet in one, so that every row is
   * measured by its machinery and none by the locks of the business.
   */
  static Payment payment(String run, int number) {
    return new Payment(run + "-" + number, number % ACCOUNTS, AMOUNT, 0);
  }

  int resent() {
    return messages.size() - distinct;
  }
}
