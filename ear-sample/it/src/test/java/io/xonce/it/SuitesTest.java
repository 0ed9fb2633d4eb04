/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.SelectPackages;

class SuitesTest {

  @Test
  void eachPackage_isTestedOnOneServer() {
    assertThat(SecondServerIT.class.getAnnotation(SelectPackages.class).value())
        .containsExactly(FirstServerIT.class.getAnnotation(ExcludePackages.class).value());
  }
}
