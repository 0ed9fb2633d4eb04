/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RootCauseTest {

  /** As a pool wraps what the driver says. */
  @Test
  void bottomOfTheChain_isTold() {
    SQLException driver = new SQLException("FATAL: role \"root\" does not exist.");
    SQLException pool =
        new SQLException("IJ031084: Unable", new IllegalStateException("x", driver));
    assertThat(RootCause.of(pool)).isEqualTo("FATAL: role \"root\" does not exist");
    assertThat(RootCause.of(driver)).isEqualTo("FATAL: role \"root\" does not exist");
  }

  @Test
  void circle_ends() {
    SQLException one = new SQLException("one");
    SQLException other = new SQLException("other", one);
    one.initCause(other);
    assertThat(RootCause.of(one)).isIn("one", "other");
  }

  @Test
  void text_isShortAndOfOneLine() {
    assertThat(RootCause.of(new SQLException("a\nb"))).isEqualTo("a\\u000Ab");
    assertThat(RootCause.of(new SQLException("x".repeat(1000)))).hasSize(200);
    assertThat(RootCause.of(new SQLException(" "))).isEqualTo("java.sql.SQLException");
  }
}
