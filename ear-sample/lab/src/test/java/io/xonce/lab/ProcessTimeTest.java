/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessTimeTest {

  /** User, system, and the same of ended children, in hundredths of a second. */
  @Test
  void stat_isReadBehindTheName() {
    String stat = "42 (a ) b) S 1 42 42 0 -1 4194560 5 6 7 8 100 20 3 1 20 0 9 0 1";

    assertThat(ProcessTime.parse(stat)).isEqualTo(Duration.ofMillis(1_240));
  }

  @Test
  void thisProcess_hasUsedSome() {
    assertThat(ProcessTime.ofTree(ProcessHandle.current().pid())).isPositive();
  }
}
