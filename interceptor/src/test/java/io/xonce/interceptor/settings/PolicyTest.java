/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import io.xonce.OnUnreadable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {

  private final Policy policy =
      new Policy(
          OnDuplicate.SKIP,
          OnConflict.FAIL,
          OnUnreadable.FAIL,
          List.of(IOException.class),
          "java:/odd",
          "",
          false);

  @Test
  void exceptionNamed_isTerminalHoweverItIsWrapped() {
    assertThat(policy.isTerminal(new IOException())).isTrue();
    assertThat(policy.isTerminal(new FileNotFoundException())).isTrue();
    assertThat(policy.isTerminal(new RuntimeException(new Error(new IOException())))).isTrue();
  }

  @Test
  void anyOtherException_isNot() {
    assertThat(policy.isTerminal(new IllegalStateException(new RuntimeException()))).isFalse();
  }
}
