/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PaymentsTest {

  private final Payments payments = Payments.plan(1_000, 20, 10, 7);

  @Test
  void shares_areTheOnesAskedFor() {
    assertThat(payments.all()).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(payments.messages()).hasSize(1_200).containsAll(payments.all());
    assertThat(new HashSet<>(payments.messages())).hasSize(1_000);
    assertThat(payments.flaky()).hasSize(100);
  }

  @Test
  void sameSeed_givesTheSamePlan() {
    Payments again = Payments.plan(1_000, 20, 10, 7);
    assertThat(again.messages()).isEqualTo(payments.messages());
    assertThat(again.flaky()).isEqualTo(payments.flaky());
    assertThat(Payments.plan(1_000, 20, 10, 8).messages()).isNotEqualTo(payments.messages());
  }

  @Test
  void payments_arePositiveAndGoToKnownAccounts() {
    assertThat(payments.all())
        .allMatch(payment -> payment.amount().compareTo(BigDecimal.ZERO) > 0)
        .allMatch(payment -> Payments.accounts().contains(payment.account()));
  }

  @Test
  void smallestShares_stillHaveOnePaymentThatIsBoth() {
    for (int seed = 0; seed < 100; seed++) {
      Payments small = Payments.plan(100, 1, 1, seed);
      assertThat(small.all()).filteredOn(small::isFlakyAndResent).hasSize(1);
      assertThat(small.messages()).hasSize(101);
    }
  }

  @Test
  void unprocessedMessages_areThoseOfPaymentsNotBooked() {
    Set<String> all = payments.all().stream().map(Payment::id).collect(Collectors.toSet());
    assertThat(payments.unprocessed(Set.of())).isEqualTo(1_200);
    assertThat(payments.unprocessed(all)).isZero();
  }

  @Test
  void json_survivesTheRoundTrip() {
    assertThat(payments.all()).allMatch(payment -> payment.says(Payment.parse(payment.toJson())));
  }
}
