/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyTextTest {

  @Test
  void bar_separatesParts() {
    assertThat(KeyText.parts("a|b c|")).containsExactly("a", "b c", "");
    assertThat(KeyText.parts("plain")).containsExactly("plain");
  }

  @Test
  void backslash_makesABarOrABackslashPartOfAPart() {
    assertThat(KeyText.parts("a\\|b|c")).containsExactly("a|b", "c");
    assertThat(KeyText.parts("a\\\\|b")).containsExactly("a\\", "b");
  }

  @Test
  void backslashBeforeAnythingElse_isItself() {
    assertThat(KeyText.parts("C:\\x")).containsExactly("C:\\x");
    assertThat(KeyText.parts("x\\")).containsExactly("x\\");
  }
}
