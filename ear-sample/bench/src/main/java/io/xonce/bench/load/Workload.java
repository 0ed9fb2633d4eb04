/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.load;

import io.xonce.bench.beans.BenchPayment;
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
public record Workload(int distinct, List<BenchPayment> messages) {

  static final int ACCOUNTS = 100_000;

  /** How far behind the first the second copy may come, so that the two also meet. */
  private static final int DISTANCE = 200;

  private static final int AMOUNT = 100;

  public static Workload of(int count) {
    String run = UUID.randomUUID().toString();
    return new Workload(count, IntStream.range(0, count).mapToObj(i -> payment(run, i)).toList());
  }

  /** Sends a share of the payments again. */
  public Workload with(int resentPercent, long seed) {
    Random random = new Random(seed);
    List<BenchPayment> sent = new ArrayList<>();
    List<List<BenchPayment>> copies = new ArrayList<>();
    IntStream.range(0, distinct + DISTANCE).forEach(i -> copies.add(new ArrayList<>()));
    for (int i = 0; i < distinct; i++) {
      BenchPayment payment = messages.get(i);
      sent.add(payment);
      if (random.nextInt(100) < resentPercent) {
        copies.get(i + random.nextInt(DISTANCE)).add(payment);
      }
      sent.addAll(copies.get(i));
    }
    copies.subList(distinct, copies.size()).forEach(sent::addAll);
    return new Workload(distinct, List.copyOf(sent));
  }

  /**
   * Each account in turn: payments in work at the same time never meet in one, so that every row is
   * measured by its machinery and none by the locks of the business.
   */
  public static BenchPayment payment(String run, int number) {
    return new BenchPayment(run + "-" + number, number % ACCOUNTS, AMOUNT, 0);
  }

  int resent() {
    return messages.size() - distinct;
  }
}
