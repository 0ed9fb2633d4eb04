/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many messages are taken at once, before and after a batch that took too long. */
class AdaptiveBatchSizeTest {

  private final AdaptiveBatchSize size = new AdaptiveBatchSize(8);

  @Test
  void fromTheStart_asManyAsAllowed() {
    size.committed(8);
    assertThat(size.limit()).isEqualTo(8);
  }

  @Test
  void afterATimeout_halfAsMany() {
    size.timedOut(8);
    assertThat(size.limit()).isEqualTo(4);
  }

  @Test
  void failuresFarApart_makeNothingSmaller() {
    size.failed();
    size.committed(AdaptiveBatchSize.APART);
    size.failed();
    assertThat(size.limit()).isEqualTo(8);
  }

  @Test
  void failuresCloseTogether_halve() {
    size.failed();
    size.committed(4);
    size.failed();
    assertThat(size.limit()).isEqualTo(4);
    IntStream.range(0, 3).forEach(i -> size.failed());
    assertThat(size.limit()).as("at least").isEqualTo(1);
  }

  @Test
  void oneIsTheLeast() {
    size.timedOut(2);
    size.timedOut(1);
    assertThat(size.limit()).isEqualTo(1);
  }

  @Test
  void fullBatches_letItGrowAgainByOne() {
    size.timedOut(4);
    assertThat(size.limit()).isEqualTo(2);
    size.committed(2);
    assertThat(size.limit()).isEqualTo(3);
    size.committed(1);
    assertThat(size.limit()).as("after a batch that was not full").isEqualTo(3);
    IntStream.range(0, 20).forEach(i -> size.committed(8));
    assertThat(size.limit()).isEqualTo(8);
  }
}
