/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.spi.Acknowledgement;
import org.junit.jupiter.api.Test;

/** How many sessions there are, in words. */
class ActivationSettingsTest {

  @Test
  void fewerSessionsAtLeast_areARange() {
    assertThat(settings(5, 5).range()).isEqualTo("5");
    assertThat(settings(2, 5).range()).isEqualTo("2 to 5");
  }

  /** Of a queue of the server's own broker. */
  static ActivationSettings settings(int minSessions, int sessions) {
    return settings(minSessions, sessions, Acknowledgement.IN_TRANSACTION);
  }

  static ActivationSettings settings(
      int minSessions, int sessions, Acknowledgement acknowledgement) {
    return new ActivationSettings(
        new BrokerAddress(BrokerAddress.LOCAL, null, null),
        "q",
        null,
        null,
        50,
        sessions,
        minSessions,
        0,
        acknowledgement);
  }
}
