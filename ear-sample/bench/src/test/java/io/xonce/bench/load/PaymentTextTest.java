/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.bench.beans.BoundBatch;
import io.xonce.bench.beans.Payment;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentTest {

  @Test
  void manyInOneText_areReadBackInTheirOrder() {
    List<Payment> payments = Plan.of(120).messages();

    assertThat(Payment.list(Payment.text(payments))).isEqualTo(payments);
  }

  @Test
  void batches_areFull_butTheLast() {
    assertThat(BoundBatch.split(Plan.of(120).messages()))
        .extracting(List::size)
        .containsExactly(50, 50, 20);
  }
}
