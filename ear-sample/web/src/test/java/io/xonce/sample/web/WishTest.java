/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {

  @Test
  void wishes_areRead() {
    assertThat(
            Wish.parse(
                "[{\"id\":\"a-1\",\"amount\":12.50,\"failTwice\":true},"
                    + "{\"id\":\"b\",\"amount\":-1}]"))
        .containsExactly(
            new Wish("a-1", new BigDecimal("12.50"), true),
            new Wish("b", new BigDecimal("-1"), false));
  }

  @Test
  void message_isWhatTheBeanReads() {
    assertThat(new Wish("a-1", new BigDecimal("12.50"), false).toMessage())
        .isEqualTo("{\"paymentId\":\"a-1\",\"account\":\"page\",\"amount\":12.50}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[1]",
        "[{}]",
        "[{\"id\":\"a\"}]",
        "[{\"id\":1,\"amount\":1}]",
        "[{\"id\":\"a\",\"amount\":\"1\"}]",
        "[{\"id\":\"\",\"amount\":1}]",
        "[{\"id\":\"<b>\",\"amount\":1}]"
      })
  void anythingElse_isRefused(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> Wish.parse(json));
  }

  @Test
  void tooMany_areRefused() {
    String many = String.join(",", Collections.nCopies(101, "\"a\""));
    assertThatIllegalArgumentException().isThrownBy(() -> Wish.ids("[" + many + "]"));
    assertThat(Wish.ids("[\"a\",\"b\"]")).containsExactly("a", "b");
  }
}
