/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.demo.Attempt.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BiographyTest {

  private static final Payment PAYMENT = new Payment("p1", "a", new BigDecimal("1.50"));

  @Test
  void eachAttempt_isARowWithItsOutcome() {
    Biography biography =
        new Biography(
            PAYMENT,
            List.of(
                attempt("ID:0123456789", 1, Outcome.UNKNOWN),
                attempt("ID:0123456789", 2, Outcome.RECOVERED),
                attempt("ID:abcdefghij", 1, Outcome.DUPLICATE)),
            1,
            1);
    assertThat(biography.lines())
        .hasSize(6)
        .contains(
            "    10:00:00.000  1         01234567   unknown (server killed)",
            "    10:00:00.000  2         01234567   committed by recovery",
            "    10:00:00.000  1         abcdefgh   duplicate, skipped")
        .last()
        .asString()
        .contains("3 attempts; its effect: 1 entry in the ledger, 1 PaymentBooked message");
  }

  private static Attempt attempt(String messageId, int delivery, Outcome outcome) {
    return new Attempt("10:00:00.000", "p1", messageId, delivery, outcome);
  }
}
