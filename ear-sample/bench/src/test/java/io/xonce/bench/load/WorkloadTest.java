/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.bench.beans.Payment;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void copiesComeAfterTheFirstOnes_andNothingElse() {
    Plan plan = Plan.of(1_000);
    Plan resent = plan.with(20, 7);

    assertThat(resent.distinct()).isEqualTo(1_000);
    assertThat(resent.resent()).isBetween(150, 250);
    assertThat(new HashSet<>(resent.messages())).isEqualTo(new HashSet<>(plan.messages()));
    assertThat(resent.messages().stream().distinct().toList()).isEqualTo(plan.messages());
  }

  @Test
  void paymentsInWorkAtATime_neverShareAnAccount() {
    List<Payment> payments = Plan.of(2_000).messages();

    assertThat(payments.stream().map(Payment::account).distinct()).hasSize(2_000);
  }

  @Test
  void twoPlans_shareNoPayment() {
    assertThat(Plan.of(10).messages()).doesNotContainAnyElementsOf(Plan.of(10).messages());
  }
}
