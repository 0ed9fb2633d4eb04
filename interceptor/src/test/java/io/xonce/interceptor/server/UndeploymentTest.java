/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndeploymentTest {

  @ParameterizedTest
  @CsvSource({
    "deployment.shop.ear, shop.ear",
    "deployment.shop.ear.desk.war, shop.ear",
    "deployment.my.earnings.war, my.earnings.war",
    "deployment.shop.war, shop.war"
  })
  void application_isAServiceOfItsName(String module, String application) {
    assertThat(Undeployment.serviceOf(module))
        .isEqualTo("jboss.deployment.unit.\"" + application + "\"");
  }

  @Test
  void classesOfNoDeployment_areNeverStopped() {
    assertThat(Undeployment.serviceOf("app")).isNull();
    assertThat(Undeployment.serviceOf(null)).isNull();
    assertThat(Undeployment.isUnderWay()).isFalse();
  }
}
