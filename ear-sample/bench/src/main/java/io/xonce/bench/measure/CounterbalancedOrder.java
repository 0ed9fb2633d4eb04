/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** The order of measurements. */
public final class CounterbalancedOrder {

  private CounterbalancedOrder() {}

  /**
   * Each item once in each turn, every other turn backwards: none always has the same before it.
   */
  public static <T> void run(int turns, Collection<T> items, ObjIntConsumer<T> work) {
    List<T> order = new ArrayList<>(items);
    for (int i = 1; i <= turns; i++) {
      int turn = i;
      order.forEach(item -> work.accept(item, turn));
      Collections.reverse(order);
    }
  }
}
