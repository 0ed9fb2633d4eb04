/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {

  @Test
  void severalParts_areJoined() {
    assertThat(DisplayText.of(List.of("P-1", "", "née"))).isEqualTo("P-1||née");
  }

  @ParameterizedTest
  @CsvSource({
    "0000", "000A", "000D", "001B", "007F", "0085", "00A0", "200B", "2028", "202E", "D800", "DC00",
    "E000", "FEFF", "FFFF"
  })
  void unprintable_isEscaped(String hex) {
    char unit = (char) Integer.parseInt(hex, 16);
    assertThat(DisplayText.of("a" + unit + "b")).isEqualTo("a\\u" + hex + "b");
  }

  @Test
  void pairedSurrogates_areKept() {
    assertThat(DisplayText.of("😀")).isEqualTo("😀");
  }

  @Test
  void exactlyTheLimit_isKeptWhole() {
    assertThat(DisplayText.of("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(DisplayText.of(List.of("x".repeat(100), "y".repeat(99)))).hasSize(200).endsWith("y");
  }

  @Test
  void overTheLimit_isCutWithAnEllipsis() {
    assertThat(DisplayText.of("x".repeat(201))).isEqualTo("x".repeat(199) + "…");
    assertThat(DisplayText.of(List.of("x".repeat(200), "y"))).isEqualTo("x".repeat(199) + "…");
    assertThat(DisplayText.of(List.of("x".repeat(200), ""))).isEqualTo("x".repeat(199) + "…");
  }

  @Test
  void cut_neverSplitsAPairOrAnEscape() {
    assertThat(DisplayText.of("x".repeat(198) + "😀y")).isEqualTo("x".repeat(198) + "…");
    assertThat(DisplayText.of("x".repeat(197) + "\0\0")).isEqualTo("x".repeat(197) + "…");
  }

  @Test
  void hugeText_isReadNoFurtherThanShown() {
    assertThat(DisplayText.of(List.of("x".repeat(1 << 20), "y"))).hasSize(200);
  }
}
