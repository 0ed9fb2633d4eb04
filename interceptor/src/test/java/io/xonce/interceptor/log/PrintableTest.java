/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  private static final String FORGED = "no\n2026-01-01 INFO XONCE00060: Consumer 'x' reached";

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\u0000b", "a\u001bb", "a\u2028b", "a\u202eb"})
  void whatWouldMakeALineOfItsOwnOrHideOne_isReplaced(String text) {
    assertThat(Printable.of(text)).isEqualTo("a?b");
  }

  @Test
  void ordinaryText_isLeftAsItIs() {
    assertThat(Printable.of("Straße 1, 東京")).isEqualTo("Straße 1, 東京");
    assertThat(Printable.of(null)).isNull();
  }

  @Test
  void longText_isCut() {
    assertThat(Printable.of("x".repeat(1000))).hasSize(201).endsWith("…");
  }

  @Test
  void whatAnExceptionSays_forgesNoLine() {
    assertThat(Printable.reason(new IllegalStateException(FORGED)))
        .startsWith("no?2026")
        .doesNotContain("\n");
    assertThat(Printable.described(new IllegalStateException(FORGED)))
        .startsWith("java.lang.IllegalStateException: no?2026")
        .doesNotContain("\n");
  }

  @Test
  void exceptionThatSaysNothing_isNamed() {
    assertThat(Printable.reason(new NullPointerException()))
        .isEqualTo("java.lang.NullPointerException");
  }

  @Test
  void sentence_isNoSentenceInsideAnother() {
    IllegalStateException failure = new IllegalStateException("XONCE04005: until then.");
    assertThat(Printable.reason(failure)).endsWith("until then.");
    assertThat(Printable.clause(failure)).isEqualTo("XONCE04005: until then");
    assertThat(Printable.described(failure)).endsWith(": until then");
  }

  /** It ends with what to do. */
  @Test
  void numberedMessageInsideAnother_isWhole() {
    String text = "XONCE04002: " + "x".repeat(1500) + " Run the file.";
    assertThat(Printable.reason(new IllegalStateException(text))).isEqualTo(text);
  }
}
