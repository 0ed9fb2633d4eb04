/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.Idempotent;
import io.xonce.interceptor.log.RecordedLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeployedClassesTest {

  private static final List<String> LOADED =
      List.of(
          "deployment.shop.ear",
          "deployment.shop.ear.orders.jar",
          "deployment.shop.ear.desk.war",
          "deployment.shop.earnings.war",
          "deployment.desk.war",
          "org.wildfly.extension.ear");

  @Test
  void librariesOfAnEar_holdNoBeans() {
    assertThat(DeployedClasses.modulesWithBeans("deployment.shop.ear", LOADED))
        .containsExactly("deployment.shop.ear.orders.jar", "deployment.shop.ear.desk.war");
    assertThat(DeployedClasses.modulesWithBeans("deployment.Shop.EAR", List.of())).isEmpty();
  }

  @Test
  void webArchive_isLookedThroughAlone() {
    assertThat(DeployedClasses.modulesWithBeans("deployment.desk.war", LOADED))
        .containsExactly("deployment.desk.war");
    assertThat(DeployedClasses.modulesWithBeans("deployment.shop.ear.desk.war", LOADED))
        .containsExactly("deployment.shop.ear.desk.war");
  }

  /** These classes here are no modules of JBoss. */
  @Test
  void archivesThatCannotBeLookedThrough_areWarnedOf() {
    try (RecordedLog log = new RecordedLog()) {
      assertThat(DeployedClasses.thatMention(List.of(Idempotent.class))).isEmpty();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("XONCE00046: ")
          .contains("getModule");
    }
  }
}
