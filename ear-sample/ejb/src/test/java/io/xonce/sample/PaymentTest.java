/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTest {

  @Test
  void wellFormedText_isParsed() {
    assertThat(Payment.parse("{\"paymentId\":\"p1\",\"account\":\"a\",\"amount\":12.50}"))
        .isEqualTo(new Payment("p1", "a", new BigDecimal("12.50")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "{\"paymentId\":1,\"account\":\"a\",\"amount\":1}",
        "{\"paymentId\":\"p1\",\"account\":\"a\",\"amount\":\"1\"}",
        "{\"paymentId\":\"p1\",\"account\":\"a\",\"amount\":0}",
        "{\"paymentId\":\"p1\",\"account\":\"a\",\"amount\":-1}",
        "{\"paymentId\":\"p1\",\"account\":\"a\",\"amount\":0.001}"
      })
  void anythingElse_isRefused(String text) {
    assertThatExceptionOfType(InvalidPaymentException.class).isThrownBy(() -> Payment.parse(text));
  }
}
