/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an operator orders, and who hears of it. */
class OperatorPauseTest {

  private final OperatorPause pause = new OperatorPause();

  @Test
  void nobodyAsks_soItIsRefusedWithTheWayThatWorks() {
    assertThat(pause.begin("maintenance")).startsWith("Not paused: ").contains("stop-delivery");
    assertThat(pause.obstacle()).isNull();
  }

  @Test
  void pause_isAnObstacleUntilItEnds() {
    assertThat(pause.obstacle()).isNull();
    assertThat(pause.begin("main\ntenance")).startsWith("Paused ");
    assertThat(pause.obstacle()).isEqualTo("An operator has paused it: main?tenance");
    assertThat(pause.end()).startsWith("It goes on.");
    assertThat(pause.obstacle()).isNull();
    assertThat(pause.end()).isEqualTo("It was not paused.");
  }
}
