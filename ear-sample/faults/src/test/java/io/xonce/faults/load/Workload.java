/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.load;

import io.xonce.faults.load.Item.Copy;
import io.xonce.faults.load.Item.Fate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;

/**
 * An endless plan of messages. The same seed gives the same messages; when copies that wait for a
 * fault come is up to the faults.
 *
 * <p><b>Threads.</b> For one thread, but for {@link #faultIsOver()}.
 */
final class Workload {

  /** Of the first messages, so that a fifth of all messages are copies. */
  private static final int PERCENT_COPIED = 25;

  private static final List<Copy> KINDS =
      List.of(
          Copy.AT_ONCE,
          Copy.LATER,
          Copy.AT_THE_SAME_MOMENT,
          Copy.AFTER_A_FAULT,
          Copy.OTHER_PAYLOAD);

  private static final int SOON = 5;
  private static final int LATE = 500;
  private static final int MAX_AMOUNT = 1_000;

  private record Due(long moment, Item item) {}

  private final Random random;
  private final int entities;
  private final String secret;
  private final Queue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::moment));
  private final Queue<Item> afterFault = new ArrayDeque<>();
  private long moment;
  private int keys;
  private volatile boolean fault;

  /**
   * @param secret is in each payload, and must not be found anywhere else
   */
  Workload(long seed, int entities, String secret) {
    this.random = new Random(seed);
    this.entities = entities;
    this.secret = secret;
  }

  /** One message, or two that are to be sent at the same moment. */
  List<Item> next() {
    moment++;
    if (fault && !afterFault.isEmpty()) {
      return List.of(afterFault.remove());
    }
    fault = false;
    Due first = due.peek();
    if (first != null && first.moment() <= moment) {
      return List.of(due.remove().item());
    }
    return fresh();
  }

  /** From now on, what waits for the end of a fault is sent. */
  void faultIsOver() {
    fault = true;
  }

  /** The copies that have not been sent yet. */
  List<Item> rest() {
    List<Item> rest = new ArrayList<>(afterFault);
    due.forEach(late -> rest.add(late.item()));
    afterFault.clear();
    due.clear();
    return rest;
  }

  private List<Item> fresh() {
    Item item = new Item("key-" + ++keys, payload(), fate(), Copy.NONE);
    boolean copied = random.nextInt(100) < PERCENT_COPIED;
    return copied && item.fate().isProcessed() ? copied(item) : List.of(item);
  }

  private List<Item> copied(Item item) {
    Copy how = KINDS.get(random.nextInt(KINDS.size()));
    Item copy = item.copied(how);
    switch (how) {
      case AT_ONCE -> due.add(new Due(moment + 1, copy));
      case LATER -> due.add(new Due(moment + SOON + random.nextInt(LATE), copy));
      case AFTER_A_FAULT -> afterFault.add(copy);
      case OTHER_PAYLOAD ->
          due.add(new Due(moment + 1 + random.nextInt(SOON), item.withPayload(payload())));
      case AT_THE_SAME_MOMENT -> {
        return List.of(item, copy);
      }
      case NONE -> throw new IllegalStateException("A copy is of a kind");
    }
    return List.of(item);
  }

  private Fate fate() {
    int percent = random.nextInt(100);
    if (percent < 1) {
      return Fate.POISON;
    }
    if (percent < 2) {
      return Fate.TAKEN_BACK;
    }
    return percent < 7 ? Fate.FAILS_TWICE : Fate.GOOD;
  }

  private String payload() {
    int entity = random.nextInt(entities);
    int amount = 1 + random.nextInt(MAX_AMOUNT);
    // Unlike all others, so that two payloads of a key differ.
    return entity + " " + amount + " " + secret + Long.toHexString(random.nextLong());
  }
}
