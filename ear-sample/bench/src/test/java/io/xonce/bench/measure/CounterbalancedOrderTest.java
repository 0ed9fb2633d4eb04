/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterbalancedOrderTest {

  @Test
  void everyOtherTurn_goesBackwards() {
    List<String> order = new ArrayList<>();

    CounterbalancedOrder.run(3, List.of("a", "b"), (item, turn) -> order.add(item + turn));

    assertThat(order).containsExactly("a1", "b1", "b2", "a2", "a3", "b3");
  }
}
