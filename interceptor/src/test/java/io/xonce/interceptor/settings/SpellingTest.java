/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "oders, orders, true",
    "ordres, orders, true",
    "orderss, orders, true",
    "orbers, orders, true",
    "orders, orders, true",
    "redors, orders, false",
    "ord, orders, false",
    "a, abc, true",
    "'', ab, true",
    "'', abc, false"
  })
  void twoSlips_areForgiven(String name, String other, boolean similar) {
    assertThat(Spelling.isSimilar(name, other)).isEqualTo(similar);
    assertThat(Spelling.isSimilar(other, name)).isEqualTo(similar);
  }
}
