/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.bench.beans.BenchPayment;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void copiesComeAfterTheFirstOnes_andNothingElse() {
    Workload workload = Workload.of(1_000);
    Workload resent = workload.with(20, 7);

    assertThat(resent.distinct()).isEqualTo(1_000);
    assertThat(resent.resent()).isBetween(150, 250);
    assertThat(new HashSet<>(resent.messages())).isEqualTo(new HashSet<>(workload.messages()));
    assertThat(resent.messages().stream().distinct().toList()).isEqualTo(workload.messages());
  }

  @Test
  void paymentsInWorkAtATime_neverShareAnAccount() {
    List<BenchPayment> payments = Workload.of(2_000).messages();

    assertThat(payments.stream().map(BenchPayment::account).distinct()).hasSize(2_000);
  }

  @Test
  void twoPlans_shareNoPayment() {
    assertThat(Workload.of(10).messages()).doesNotContainAnyElementsOf(Workload.of(10).messages());
  }
}
