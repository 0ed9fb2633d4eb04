/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.beans.bound.BoundBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentTextTest {

  @Test
  void manyInOneText_areReadBackInTheirOrder() {
    List<BenchPayment> payments = Workload.of(120).messages();

    assertThat(BenchPayment.list(BenchPayment.text(payments))).isEqualTo(payments);
  }

  @Test
  void batches_areFull_butTheLast() {
    assertThat(BoundBatch.split(Workload.of(120).messages()))
        .extracting(List::size)
        .containsExactly(50, 50, 20);
  }
}
