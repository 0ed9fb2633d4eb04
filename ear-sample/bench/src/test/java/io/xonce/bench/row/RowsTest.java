/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void rowsAskedFor_areTheOnlyOnes() {
    assertThat(Rows.wanted(options(List.of(Rows.BOUND, Rows.PLAIN))))
        .extracting(Row::name)
        .containsExactly(Rows.PLAIN, Rows.BOUND);
  }

  @Test
  void noneAskedFor_areAll() {
    assertThat(Rows.wanted(options(List.of()))).isEqualTo(Rows.ALL);
  }

  @Test
  void unknownRow_isAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rows.wanted(options(List.of("plian"))))
        .withMessageContaining("plian");
  }

  private static Options options(List<String> rows) {
    Path here = Path.of(".");
    return new Options(1, 1, 1, rows, 0, 0, List.of(), Map.of(), List.of(), here, here, here, here);
  }
}
