/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A method as one bean has it: several beans may inherit it, and each is a consumer of its own. */
public record BeanMethod(Class<?> bean, Method method) {

  /** Whether it is this method that a call reaches in the bean, and none that overrides it. */
  public static boolean isReached(Class<?> bean, Method method) {
    return reached(bean, method).equals(method);
  }

  /** What a call of the method reaches in the bean: itself, or what overrides it there. */
  static Method reached(Class<?> bean, Method method) {
    if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
      return method;
    }
    for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
      try {
        return type.getDeclaredMethod(method.getName(), method.getParameterTypes());
      } catch (NoSuchMethodException e) {
        // Perhaps above.
      }
    }
    return method;
  }

  /** With its parameters, which tell it from others of its name. */
  @Override
  public String toString() {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", bean.getName() + "." + method.getName() + "(", ")"));
  }
}
