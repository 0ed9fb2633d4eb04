/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApplicationTest {

  @Test
  void classesOfTheWholeApplication_areItsOwn() {
    assertThat(Application.name("shop", "deployment.shop.ear")).isEqualTo("shop");
    assertThat(Application.name("shop", "deployment.shop.war")).isEqualTo("shop");
    assertThat(Application.name("shop", null)).isEqualTo("shop");
  }

  @Test
  void classesOfAnArchiveWithin_areThatArchives() {
    assertThat(Application.name("shop", "deployment.shop.ear.orders.war"))
        .isEqualTo("shop/orders.war");
  }
}
