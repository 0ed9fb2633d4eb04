/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void oddNumber_medianIsTheMiddle() {
    assertThat(Statistics.of(List.of(5.0, 1.0, 3.0), Double::doubleValue))
        .isEqualTo(new Statistics(3, 1, 5));
  }

  @Test
  void evenNumber_medianIsBetween() {
    assertThat(Statistics.of(List.of(4.0, 1.0, 2.0, 9.0), Double::doubleValue))
        .isEqualTo(new Statistics(3, 1, 9));
  }
}
