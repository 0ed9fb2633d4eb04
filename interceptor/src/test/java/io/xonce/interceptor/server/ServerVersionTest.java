/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.fixture.ServerProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {

  @ParameterizedTest
  @CsvSource({
    "WildFly, 36.0.1.Final, false",
    "WildFly, 37.0.0.Final, true",
    "WildFly, 37.0.1.Final, true",
    "WildFly Preview, 38.0.0.Final, true",
    "WildFly, 38.0.1.Final, false",
    "WildFly, 39.0.1.Final, false",
    "WildFly, 137.0.0.Final, false",
    "Another Server, 37.0.1, false"
  })
  void versionWithoutRecoveryOfItsMessaging_isKnown(String name, String version, boolean known)
      throws Exception {
    try (ServerProduct server = new ServerProduct(name, version)) {
      assertThat(ServerVersion.leavingMessagesInDoubt().isPresent())
          .as(server.toString())
          .isEqualTo(known);
    }
  }

  @Test
  void serverThatTellsNothing_isNotJudged() {
    assertThat(ServerVersion.leavingMessagesInDoubt()).isEmpty();
  }
}
