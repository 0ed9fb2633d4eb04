/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which queues the administrator names. */
class DivertTargetsTest {

  @Test
  void setting_isAListOfNames() {
    assertThat(DivertTargets.named("")).isEmpty();
    assertThat(DivertTargets.named(" aside, , manual ")).containsExactly("aside", "manual");
  }
}
