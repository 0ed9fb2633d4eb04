/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

  @Test
  void rowsAskedFor_areTheOnlyOnes() {
    assertThat(Rows.wanted(List.of(Rows.BOUND, Rows.PLAIN)))
        .extracting(Row::name)
        .containsExactly(Rows.PLAIN, Rows.BOUND);
  }

  @Test
  void noneAskedFor_areAll() {
    assertThat(Rows.wanted(List.of())).isEqualTo(Rows.ALL);
  }

  @Test
  void unknownRow_isAnError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rows.wanted(List.of("plian")))
        .withMessageContaining("plian");
  }
}
