/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReflectionTest {

  /** Of another class loader, for all that is known here. */
  public static class Parent {
    private final String hidden = "value";

    public String greet(String name) {
      return "Hello " + name + hidden.substring(5);
    }

    public String fail() {
      throw new IllegalStateException("broken");
    }
  }

  /** Inherits all of it. */
  public static final class Child extends Parent {}

  @Test
  void inheritedMethod_isCalled() throws Exception {
    Class<?>[] types = {String.class};
    assertThat(Reflection.call(new Child(), "greet", types, "you")).isEqualTo("Hello you");
  }

  @Test
  void staticMethod_isFoundThroughItsLoader() throws Exception {
    ClassLoader loader = ReflectionTest.class.getClassLoader();
    assertThat(Reflection.callStatic(loader, "java.lang.Thread", "currentThread"))
        .isSameAs(Thread.currentThread());
  }

  @Test
  void fieldOfASuperclass_isRead() throws Exception {
    assertThat(Reflection.field(new Child(), "hidden")).isEqualTo("value");
  }

  @Test
  void proxy_isCalledThroughItsInterface() throws Exception {
    Object proxy =
        Proxy.newProxyInstance(
            ReflectionTest.class.getClassLoader(),
            new Class<?>[] {Supplier.class},
            (self, method, arguments) -> "supplied");
    assertThat(Reflection.call(proxy, "get")).isEqualTo("supplied");
  }

  @Test
  void whatIsNotThere_isNamed() {
    assertThatThrownBy(() -> Reflection.call(new Child(), "wave"))
        .isInstanceOf(NoSuchMethodException.class)
        .hasMessageContaining("wave");
    assertThatThrownBy(() -> Reflection.field(new Child(), "absent"))
        .isInstanceOf(NoSuchFieldException.class)
        .hasMessageContaining("Child.absent");
  }

  @Test
  void failureOfTheMethod_isTheCause() {
    assertThatThrownBy(() -> Reflection.call(new Child(), "fail"))
        .isInstanceOf(ReflectiveOperationException.class)
        .hasMessageContaining("fail")
        .cause()
        .hasMessage("broken");
  }
}
