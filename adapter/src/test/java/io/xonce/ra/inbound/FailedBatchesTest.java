/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.Messages.fresh;
import static io.xonce.ra.inbound.Messages.redelivered;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may share a batch again. */
class FailedBatchesTest {

  private final FailedBatches failed = new FailedBatches(3);

  /** The one right before what failed would be followed by it. */
  @Test
  void neighbours_doOnce() throws Exception {
    add(2, 0, 1, 2, 3);
    assertThat(mayBeFollowed()).containsExactly(0, 3);
    assertThat(mayBeFollowed()).isEmpty();
  }

  @Test
  void nobodyIsToBlame_andNobodyDoes() throws Exception {
    failed.add(List.of(fresh(0), fresh(1)), null);
    assertThat(mayBeFollowed()).isEmpty();
  }

  @Test
  void whoFailedBefore_doesNot() throws Exception {
    Message poison = fresh(1);
    failed.add(List.of(poison, redelivered(2), fresh(3)), poison);
    assertThat(mayBeFollowed()).containsExactly(3);
  }

  @Test
  void oldest_areForgotten() throws Exception {
    add(0, 0, 1, 2, 3, 4);
    assertThat(mayBeFollowed()).containsExactly(2, 3, 4);
  }

  private void add(int poison, int... numbers) {
    List<Message> batch = IntStream.of(numbers).mapToObj(Messages::fresh).toList();
    failed.add(batch, batch.get(poison));
  }

  private List<Integer> mayBeFollowed() throws Exception {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      if (failed.mayBeFollowed(redelivered(number))) {
        numbers.add(number);
      }
    }
    return numbers;
  }
}
