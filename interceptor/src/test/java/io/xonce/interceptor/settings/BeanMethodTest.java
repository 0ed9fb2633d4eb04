/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeanMethodTest {

  static class Parent {
    void pay(String order, List<String> items) {}
  }

  static class Heir extends Parent {}

  static class Other extends Parent {
    @Override
    void pay(String order, List<String> items) {}
  }

  private final Method method = method();

  @Test
  void inheritedMethod_isAnotherInEachBean() {
    assertThat(new BeanMethod(Heir.class, method))
        .isEqualTo(new BeanMethod(Heir.class, method))
        .isNotEqualTo(new BeanMethod(Parent.class, method));
  }

  @Test
  void methodThatIsOverridden_isNotReached() {
    assertThat(BeanMethod.isReached(Parent.class, method)).isTrue();
    assertThat(BeanMethod.isReached(Heir.class, method)).isTrue();
    assertThat(BeanMethod.isReached(Other.class, method)).isFalse();
  }

  @Test
  void text_tellsItFromOthersOfItsName() {
    assertThat(new BeanMethod(Heir.class, method))
        .hasToString(Heir.class.getName() + ".pay(String, List)");
  }

  private static Method method() {
    try {
      return Parent.class.getDeclaredMethod("pay", String.class, List.class);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
