/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.demo.Attempt.Outcome;
import io.xonce.demo.Attempt.Verdict;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BiographyTest {

  private static final Payment PAYMENT = new Payment("p1", "a", new BigDecimal("1.50"));
  private static final Attempt OPEN =
      new Attempt("10:00:00.000", Verdict.FIRST, "p1", "ID:0123456789", 1, Outcome.UNKNOWN);
  private static final Attempt COMMITTED =
      new Attempt("10:00:09.000", Verdict.FIRST, "p1", "ID:0123456789", 1, Outcome.COMMITTED);

  @Test
  void openAttemptBeforeACommittedOne_staysUnknown() {
    assertThat(new Biography(PAYMENT, List.of(OPEN, COMMITTED), 1, 1).lines())
        .anyMatch(line -> line.contains("01234567 ") && line.endsWith("unknown (server killed)"))
        .anyMatch(line -> line.endsWith(" committed"));
  }

  @Test
  void onlyOpenAttemptOfABookedPayment_wasCommittedByRecovery() {
    assertThat(new Biography(PAYMENT, List.of(OPEN), 1, 1).lines())
        .anyMatch(line -> line.endsWith("committed by recovery"));
  }

  @Test
  void openAttemptWithoutEffect_staysUnknown() {
    assertThat(new Biography(PAYMENT, List.of(OPEN), 0, 0).lines())
        .anyMatch(line -> line.endsWith("unknown (server killed)"));
  }
}
